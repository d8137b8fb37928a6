package org.sparring.jobs.prepare;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Registry;
import org.sparring.common.config.UserException;

/** Every stage by the name that settings give it. */
public final class Stages {
  private static final Map<String, Class<? extends Record>> KNOWN = known();

  /** What the tables hold of every row. */
  private static final Set<Stage.Gift> WRITTEN = EnumSet.allOf(Stage.Gift.class);

  private Stages() {}

  private static Map<String, Class<? extends Record>> known() {
    Map<String, Class<? extends Record>> known = new LinkedHashMap<>();
    known.put("normalise", Normalise.class);
    known.put("same_response", SameResponse.class);
    known.put("exact_duplicates", ExactDuplicates.class);
    known.put("split", Split.class);
    known.put("tokenise", Tokenise.class);
    known.put("prompts", Prompts.class);
    return known;
  }

  /** What a preparation does unless told otherwise, in order. */
  public static List<Stage> usual() {
    return List.of(
        new Normalise(),
        new SameResponse(),
        new ExactDuplicates(),
        new Split(),
        new Tokenise(),
        new Prompts());
  }

  public static Registry registry() {
    return Registry.of(Map.of(Stage.class, KNOWN));
  }

  /** Binds settings that name stages. */
  public static Binder binder() {
    return Binder.of(registry());
  }

  /** The name of a stage; its class where it has none. */
  static String name(Class<?> stage) {
    return KNOWN.entrySet().stream()
        .filter(each -> each.getValue() == stage)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(stage.getName());
  }

  /**
   * Refuses stages in an order in which one lacks what it needs.
   *
   * @throws UserException with the code for settings
   */
  static void check(List<Stage> stages) {
    Set<Stage.Gift> given = EnumSet.noneOf(Stage.Gift.class);
    for (Stage stage : stages) {
      missing(given, stage.needs(), "'" + stage.name() + "' needs");
      given.addAll(stage.gives());
    }
    missing(given, WRITTEN, "the tables need");
  }

  private static void missing(Set<Stage.Gift> given, Set<Stage.Gift> needed, String who) {
    for (Stage.Gift gift : needed) {
      if (!given.contains(gift)) {
        throw UserException.settings(
            "stages: " + who + " " + gift.sentence() + "; add '" + gift.giver() + "' before it.");
      }
    }
  }
}
