package org.sparring.jobs.recipe;

import java.util.List;
import java.util.Optional;
import org.sparring.common.config.Describe;
import org.sparring.common.config.Registry;
import org.sparring.common.part.About;

/**
 * What a part says of itself.
 *
 * @param name how recipes write it
 * @param sentence what it does
 * @param formula plain text; empty where there is none
 * @param paper where it comes from; empty where it follows none
 * @param keys its numbers
 */
public record PartText(
    String name, String sentence, String formula, String paper, List<Describe.Key> keys) {

  /** From the part's class; one without {@link About} is named by its class. */
  public static PartText of(String name, Class<? extends Record> part, Registry registry) {
    Optional<About> about = Optional.ofNullable(part.getAnnotation(About.class));
    return new PartText(
        name,
        about.map(About::value).orElse("The class " + part.getName() + "."),
        about.map(About::formula).orElse(""),
        about.map(About::paper).orElse(""),
        Describe.of(part, registry));
  }
}
