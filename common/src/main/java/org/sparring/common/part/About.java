package org.sparring.common.part;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tells people what a part does: the one source of {@code docs/recipes} and of explanations. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface About {
  /** One sentence. */
  String value();

  /** Plain text, its letters explained; empty where there is nothing to compute. */
  String formula() default "";

  /** Author, year, title, place in it; empty where the part follows none. */
  String paper() default "";
}
