package org.sparring.jobs.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sparring.common.config.Settings;
import org.sparring.common.model.Architecture.Output;
import org.sparring.jobs.recipe.Explanation;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Recipes;
import org.sparring.jobs.recipe.RewardTerm;
import org.sparring.jobs.recipe.Stream;
import org.sparring.jobs.reward.ExactAnswer;

/**
 * A recipe on the demo's language: where its models begin, and what it reads.
 *
 * <p>Learners begin as the imitating policy, rewards as the reward model, critics too, and other
 * models as a policy that DPO made of it. A judge that says more than a score begins nowhere: its
 * recipe is refused, and measured so. The language has no answers to check: a recipe that asks for
 * them is given the reward model.
 *
 * @param recipe the recipe
 */
public record StudyPlan(Recipe recipe) {
  /** The policy that imitates; all are compared with it. */
  public static final String START = "sft";

  /** Another of the same kind, for models that are mixed of several. */
  public static final String SECOND = "second";

  /** The reward model. */
  public static final String REWARD = "reward";

  /** A policy that DPO made of {@link #START}. */
  public static final String GUIDE = "guide";

  private static final String POLICY = "policy";

  /** Of a recipe that comes with Sparring. */
  public static StudyPlan of(String name) {
    return new StudyPlan(Explanation.of(name).recipe());
  }

  /** The run that trains it. */
  public String run() {
    return "study-" + Recipes.run(recipe.recipe());
  }

  /** Whether anything is trained. */
  public boolean trains() {
    return !recipe.learners().isEmpty();
  }

  /** Whether what is trained writes; else it is a reward model. */
  public boolean writes() {
    return recipe.trains(POLICY);
  }

  /** What is evaluated: {@code run/model}. */
  public String evaluated() {
    return run() + "/" + (writes() ? POLICY : recipe.learners().get(0).model());
  }

  /**
   * The settings of its run.
   *
   * @param filled its defaults, all filled in
   * @param rounds of the run
   */
  public Settings settings(Settings filled, int rounds) {
    List<String> more = new ArrayList<>();
    more.add("run=" + run());
    recipe.models().forEach((name, spec) -> begin(name, spec, more));
    recipe.streams().forEach((name, stream) -> read(name, stream, more));
    return new StudyScale(rounds).scaled(filled).set(more);
  }

  private void begin(String name, ModelSpec spec, List<String> more) {
    if (recipe.lacksBeginning(name) && (recipe.trains(name) || !recipe.judges(name))) {
      more.add("models.%s.from=%s".formatted(name, source(name, spec)));
    }
  }

  private String source(String name, ModelSpec spec) {
    List<Output> outputs = spec.outputs();
    if (outputs.contains(Output.VALUE)) {
      return REWARD;
    }
    if (recipe.trains(name)) {
      return START;
    }
    if (spec.follow().isPresent()) {
      return SECOND;
    }
    return outputs.contains(Output.SCORE) ? REWARD : GUIDE;
  }

  private static void read(String name, Stream stream, List<String> more) {
    String table = stream.examples().table().name().toLowerCase(Locale.ROOT);
    more.add("streams.%s.examples.run=%s".formatted(name, table));
    for (RewardTerm each : stream.reward()) {
      if (each.reward() instanceof ExactAnswer) {
        more.add("streams.%s.reward=[{model: {}}]".formatted(name));
        more.add("models.reward={from: %s, outputs: [score]}".formatted(REWARD));
      }
    }
  }
}
