package org.sparring.jobs.recipe;

import java.util.List;
import java.util.Map;
import org.sparring.common.config.Describe;
import org.sparring.common.config.Registry;
import org.sparring.common.model.optimise.Optimiser;
import org.sparring.common.model.optimise.Schedule;
import org.sparring.common.part.Credit;
import org.sparring.common.part.Follow;
import org.sparring.common.part.Generator;
import org.sparring.common.part.Guard;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Outer;
import org.sparring.common.part.Part;
import org.sparring.common.part.Reward;
import org.sparring.common.part.StartSampler;
import org.sparring.jobs.adjust.Normalising;
import org.sparring.jobs.adjust.Shaping;

/**
 * A place for parts in a recipe.
 *
 * @param key where a recipe writes them, as {@link Describe} spells keys
 * @param slot the interface of the parts
 */
public record Place(String key, Class<?> slot) {
  /** In the order of the loop. */
  static final List<Place> ALL =
      List.of(
          new Place("streams.<name>.start", StartSampler.class),
          new Place("streams.<name>.generate", Generator.class),
          new Place("streams.<name>.reward", Reward.class),
          new Place("streams.<name>.adjust", Shaping.class),
          new Place("streams.<name>.credit", Credit.class),
          new Place("streams.<name>.normalise", Normalising.class),
          new Place("streams.<name>.objective", Loss.class),
          new Place("learners[].optimiser", Optimiser.class),
          new Place("learners[].schedule", Schedule.class),
          new Place("guards", Guard.class),
          new Place("averaging.outer", Outer.class),
          new Place("models.<name>.follow", Follow.class));

  /** The place of a part. */
  public static Place of(Part part) {
    return ALL.stream().filter(each -> each.slot().isInstance(part)).findFirst().orElseThrow();
  }

  /** The name that recipes give a part of Sparring's or of one's own. */
  public static String written(Part part) {
    return part instanceof Record record
        ? of(part).nameOf(record, Recipes.registry())
        : part.getClass().getName();
  }

  static Place of(Class<?> slot) {
    return ALL.stream().filter(each -> each.slot == slot).findFirst().orElseThrow();
  }

  /** The last word of the key. */
  public String name() {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** What the recipe's own description says of the place. */
  String sentence(Registry registry) {
    return Describe.of(Recipe.class, registry).stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow()
        .sentence();
  }

  /** The name that recipes give a part; its class where they give none. */
  String nameOf(Record part, Registry registry) {
    return registry.parts(slot).entrySet().stream()
        .filter(each -> each.getValue() == part.getClass())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(part.getClass().getName());
  }
}
