package org.sparring.common.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a settings or part record. Help, range checks and {@code docs/recipes}
 * are generated from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
  /** One sentence. */
  String value();

  /** The default as YAML text; the key is required where this is empty. */
  String or() default "";

  double min() default Double.NEGATIVE_INFINITY;

  double max() default Double.POSITIVE_INFINITY;

  /** Whether the lower end is outside the range. */
  boolean above() default false;

  /** Whether the upper end is outside the range. */
  boolean below() default false;

  /** Whether the value is a secret: never printed, never hashed. */
  boolean secret() default false;
}
