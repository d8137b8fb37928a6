package org.sparring.jobs.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.model.Model;
import org.sparring.datasets.make.task.Task;
import org.sparring.datasets.make.task.TaskWorth;
import org.sparring.datasets.make.task.Tasks;
import org.sparring.jobs.adjust.Shaping;
import org.sparring.jobs.recipe.Explanation;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Stream;
import org.sparring.jobs.reward.ExactAnswer;

/**
 * One recipe on the task that asks for what it has: checked answers, given responses, a critic, or
 * only samples with a reward.
 *
 * @param recipe the recipe
 */
record Trial(Recipe recipe) {
  private static final String POLICY = "policy";

  static Trial of(String name) {
    return new Trial(Explanation.of(name).recipe());
  }

  Task task() {
    boolean checked =
        recipe.streams().values().stream()
            .flatMap(each -> each.reward().stream())
            .anyMatch(each -> each.reward() instanceof ExactAnswer);
    boolean given = recipe.streams().values().stream().allMatch(each -> each.generate().given());
    boolean critic =
        recipe.learners().stream()
            .map(each -> recipe.models().get(each.model()).outputs().toString())
            .anyMatch(each -> each.contains("VALUE"));
    if (checked) {
      return Tasks.BANDIT;
    }
    if (given) {
      return Tasks.NOISY;
    }
    return critic ? Tasks.CHAIN : Tasks.TOKEN_GAME;
  }

  /** Trains, and measures what is trained: a policy by its worth, a reward model by its ranking. */
  Gap run(TaskWorld world) {
    Settings settings = settings(world);
    if (recipe.learners().isEmpty()) {
      return selected(world, settings);
    }
    train(world, settings);
    String run = settings.text("run").orElseThrow();
    if (recipe.trains(POLICY)) {
      return gap(world, run, outcome(), new PolicyValue(world.task(), world.words())::of);
    }
    String model = recipe.learners().get(0).model();
    return gap(world, run, model, reading(world, model));
  }

  /** A run that has nothing left to learn from, or has diverged, is measured where it stopped. */
  private static void train(TaskWorld world, Settings settings) {
    try {
      world.train(settings);
    } catch (UserException e) {
      if (e.code() != ExitCode.GATE) {
        throw e;
      }
    }
  }

  /** The policy; where a follow rule sends it back at the end of every round, what samples. */
  private String outcome() {
    return recipe.models().get(POLICY).follow().isPresent()
        ? recipe.streams().values().iterator().next().policy()
        : POLICY;
  }

  /** How well what a recipe trains besides policies tells responses apart. */
  private ToDoubleFunction<Model> reading(TaskWorld world, String model) {
    Set<Row> live = new TreeSet<>();
    recipe.streams().values().forEach(each -> live.addAll(each.live()));
    if (live.contains(Row.head(model))) {
      return new MarkShare(world.task(), world.words())::of;
    }
    return live.contains(Row.logProb(model))
        ? new VerdictShare(world.task(), world.words())::of
        : new RankingShare(world.task(), world.words())::of;
  }

  private static Gap gap(TaskWorld world, String run, String name, ToDoubleFunction<Model> worth) {
    try (Model start = world.open(run, name, 0);
        Model end = world.open(run, name, -1)) {
      return new Gap(worth.applyAsDouble(start), worth.applyAsDouble(end), 1);
    }
  }

  /** What a recipe without a learner chooses among its samples, against the mean of all. */
  private Gap selected(TaskWorld world, Settings settings) {
    Map.Entry<String, Stream> stream = recipe.streams().entrySet().iterator().next();
    List<Group<Scored>> sampled = world.sample(settings, stream.getKey());
    List<Group<Scored>> chosen = new ArrayList<>();
    for (Group<Scored> group : sampled) {
      Group<Scored> left = group;
      for (Shaping each : stream.getValue().adjust()) {
        left = each.apply(left, new double[0], group.key().hashCode());
      }
      chosen.add(left);
    }
    return new Gap(worth(world.task(), sampled), worth(world.task(), chosen), 1);
  }

  private static double worth(Task task, List<Group<Scored>> groups) {
    double sum = 0;
    double weights = 0;
    for (Group<Scored> group : groups) {
      int prompt = Integer.parseInt(group.facts().get(TaskWorth.PROMPT)) - 1;
      for (Scored each : group.members()) {
        sum += each.weight() * task.worth(prompt, TaskWorth.symbols(each.rollout().text()));
        weights += each.weight();
      }
    }
    return sum / weights;
  }

  private Settings settings(TaskWorld world) {
    List<String> more = new ArrayList<>();
    recipe.models().forEach((name, spec) -> begin(world, name, spec, more));
    more.addAll(Adapted.of(recipe.recipe()));
    return world.settings(recipe.recipe(), more);
  }

  /** A model begins where its recipe says; else where what it is for begins. */
  private void begin(TaskWorld world, String name, ModelSpec spec, List<String> more) {
    if (recipe.lacksBeginning(name)) {
      boolean start = recipe.trains(name) || name.equals(POLICY);
      Base base = Base.of(spec, start, recipe.judges(name));
      more.add("models.%s.from=%s".formatted(name, world.base(base)));
    }
  }
}
