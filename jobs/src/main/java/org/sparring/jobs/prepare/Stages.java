package org.sparring.jobs.prepare;

import static java.util.stream.Collectors.toMap;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Registry;
import org.sparring.common.config.UserException;
import org.sparring.jobs.prepare.audit.Agreement;
import org.sparring.jobs.prepare.audit.Annotators;
import org.sparring.jobs.prepare.audit.Bias;
import org.sparring.jobs.prepare.audit.Contradictions;
import org.sparring.jobs.prepare.audit.Cycles;
import org.sparring.jobs.prepare.audit.Flips;
import org.sparring.jobs.prepare.filter.Decontaminate;
import org.sparring.jobs.prepare.filter.Length;
import org.sparring.jobs.prepare.filter.PersonalData;
import org.sparring.jobs.prepare.filter.Refusals;
import org.sparring.jobs.prepare.filter.Repetition;
import org.sparring.jobs.prepare.filter.Script;
import org.sparring.jobs.prepare.filter.Where;
import org.sparring.jobs.prepare.near.NearDuplicates;
import org.sparring.jobs.prepare.pair.Ask;
import org.sparring.jobs.prepare.pair.Curriculum;
import org.sparring.jobs.prepare.pair.Curry;
import org.sparring.jobs.prepare.pair.Diverse;
import org.sparring.jobs.prepare.pair.Levels;
import org.sparring.jobs.prepare.pair.Mix;
import org.sparring.jobs.prepare.pair.Pairs;
import org.sparring.jobs.prepare.pair.PromptClusters;

/** Every stage by the name that settings give it. */
public final class Stages {
  private static final Map<String, Class<? extends Record>> KNOWN = known();

  private static final Map<Class<?>, String> NAMES =
      KNOWN.entrySet().stream().collect(toMap(Map.Entry::getValue, Map.Entry::getKey));

  /** What the tables hold of every row. */
  private static final Set<Stage.Gift> WRITTEN =
      EnumSet.of(Stage.Gift.KEYS, Stage.Gift.SPLIT, Stage.Gift.TOKENS, Stage.Gift.LEADERS);

  private Stages() {}

  private static Map<String, Class<? extends Record>> known() {
    Map<String, Class<? extends Record>> known = new LinkedHashMap<>();
    known.put("normalise", Normalise.class);
    known.put("same_response", SameResponse.class);
    known.put("exact_duplicates", ExactDuplicates.class);
    known.put("near_duplicates", NearDuplicates.class);
    known.put("split", Split.class);
    known.put("tokenise", Tokenise.class);
    known.put("prompts", Prompts.class);
    selections(known);
    filters(known);
    audits(known);
    return known;
  }

  /** Pairs from rankings, and what chooses among rows. */
  private static void selections(Map<String, Class<? extends Record>> known) {
    known.put("levels", Levels.class);
    known.put("pairs", Pairs.class);
    known.put("curry", Curry.class);
    known.put("curriculum", Curriculum.class);
    known.put("diverse", Diverse.class);
    known.put("clusters", PromptClusters.class);
    known.put("ask", Ask.class);
    known.put("mix", Mix.class);
  }

  /** What judges texts. */
  private static void filters(Map<String, Class<? extends Record>> known) {
    known.put("decontaminate", Decontaminate.class);
    known.put("length", Length.class);
    known.put("script", Script.class);
    known.put("repetition", Repetition.class);
    known.put("refusals", Refusals.class);
    known.put("personal_data", PersonalData.class);
    known.put("where", Where.class);
  }

  /** What judges the judges. */
  private static void audits(Map<String, Class<? extends Record>> known) {
    known.put("contradictions", Contradictions.class);
    known.put("cycles", Cycles.class);
    known.put("agreement", Agreement.class);
    known.put("annotators", Annotators.class);
    known.put("flips", Flips.class);
    known.put("bias", Bias.class);
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
    return NAMES.getOrDefault(stage, stage.getName());
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
      for (Stage.Gift gift : stage.undoes()) {
        refuse(given.contains(gift), stage, gift);
      }
      for (Stage.Gift gift : stage.precedes()) {
        late(given.contains(gift), stage, gift, stages);
      }
      given.addAll(stage.gives());
    }
    missing(given, WRITTEN, "the tables need");
  }

  private static void refuse(boolean undone, Stage stage, Stage.Gift gift) {
    if (undone) {
      throw UserException.settings(
          "stages: '%s' undoes %s; put it before '%s'."
              .formatted(stage.name(), gift.sentence(), gift.giver()));
    }
  }

  private static void late(boolean late, Stage stage, Stage.Gift gift, List<Stage> stages) {
    if (late) {
      String giver =
          stages.stream().filter(each -> each.gives().contains(gift)).findFirst().get().name();
      throw UserException.settings(
          "stages: '%s' must come before what gives %s; put '%s' after it."
              .formatted(stage.name(), gift.sentence(), giver));
    }
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
