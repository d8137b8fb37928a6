package org.sparring.jobs.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sparring.common.config.Settings;
import org.sparring.common.data.Signal;
import org.sparring.common.model.Architecture.Output;
import org.sparring.datasets.read.Span;
import org.sparring.jobs.generate.Revisions;
import org.sparring.jobs.generate.Verdicts;
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
 * <p>Learners begin as the imitating policy, rewards as the reward model, critics too where they
 * learn and else as one of the imitating policy, judges of two responses and classifiers of
 * segments as those of their recipes, and other models as a policy that DPO made of the imitating
 * one. The language has no answers to check: a recipe that asks for them is given the reward model.
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
  public static final String GUIDE = "guide/policy";

  /** A critic of {@link #START}, for values that a recipe does not train. */
  public static final String CRITIC = "critic/critic";

  /** A judge of two responses. */
  public static final String JUDGE = "judge";

  /** Classifiers of segments, each under the name of its mistakes. */
  public static final String MARKS = "marks";

  private static final String MISTAKES = "mistakes";
  private static final String POLICY = "policy";
  private static final int LONGEST = 128;

  /** Of a recipe that comes with Sparring. */
  public static StudyPlan of(String name) {
    return new StudyPlan(Explanation.of(name).recipe());
  }

  /** The run that trains it. */
  public String run() {
    return "study-" + Recipes.run(recipe.recipe());
  }

  /**
   * Whether it needs more than all recipes do: judges, classifiers, values, or replies with marks.
   */
  public boolean needsMore() {
    return recipe.models().keySet().stream().anyMatch(each -> recipe.judges(each) || values(each))
        || recipe.streams().values().stream().anyMatch(StudyPlan::marked);
  }

  /** Whether a model tells values and learns none. */
  private boolean values(String name) {
    return recipe.models().get(name).outputs().contains(Output.VALUE) && !recipe.trains(name);
  }

  /** Whether anything is trained. */
  public boolean trains() {
    return !recipe.learners().isEmpty();
  }

  /** Whether what is trained writes; else it scores or judges. */
  public boolean writes() {
    return recipe.trains(POLICY);
  }

  /** The model that is evaluated. */
  public String evaluated() {
    return writes() ? POLICY : recipe.learners().get(0).model();
  }

  /**
   * Whether what is trained neither writes nor scores, so that it tells by what it learns alone.
   */
  public boolean judges() {
    return !writes()
        && recipe.streams().values().stream()
            .flatMap(each -> each.live().stream())
            .noneMatch(row -> row.signal() == Signal.SCORE);
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
    if (recipe.lacksBeginning(name)) {
      more.add("models.%s.from=%s".formatted(name, source(name, spec)));
      if (recipe.streams().values().stream().anyMatch(StudyPlan::showsSeveral)) {
        more.add("models.%s.positions=%d".formatted(name, LONGEST));
      }
    }
  }

  /** Whether models read several responses at once, longer than what the policy has read. */
  private static boolean showsSeveral(Stream stream) {
    return stream.generate() instanceof Verdicts || stream.generate() instanceof Revisions;
  }

  private String source(String name, ModelSpec spec) {
    List<Output> outputs = spec.outputs();
    if (recipe.trains(name)) {
      return outputs.contains(Output.VALUE) ? REWARD : START;
    }
    if (values(name)) {
      return CRITIC;
    }
    if (recipe.judges(name)) {
      return spec.head() > 0 ? MARKS + "/" + name : JUDGE;
    }
    if (spec.follow().isPresent()) {
      return SECOND;
    }
    return outputs.contains(Output.SCORE) ? REWARD : GUIDE;
  }

  private static boolean marked(Stream stream) {
    return stream.generate().facts().contains(Span.FACT);
  }

  private static void read(String name, Stream stream, List<String> more) {
    String table = stream.examples().table().name().toLowerCase(Locale.ROOT);
    more.add("streams.%s.examples.run=%s".formatted(name, marked(stream) ? MISTAKES : table));
    for (RewardTerm each : stream.reward()) {
      if (each.reward() instanceof ExactAnswer) {
        more.add("streams.%s.reward=[{model: {}}]".formatted(name));
        more.add("models.reward={from: %s, outputs: [score]}".formatted(REWARD));
      }
    }
  }
}
