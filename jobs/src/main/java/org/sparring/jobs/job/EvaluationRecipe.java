package org.sparring.jobs.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sparring.common.data.Signal;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.part.Credit;
import org.sparring.common.part.Generator;
import org.sparring.jobs.adjust.Shaping;
import org.sparring.jobs.adjust.Watch;
import org.sparring.jobs.credit.None;
import org.sparring.jobs.generate.Given;
import org.sparring.jobs.outer.Mean;
import org.sparring.jobs.recipe.Averaging;
import org.sparring.jobs.recipe.Batching;
import org.sparring.jobs.recipe.Examples;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.RewardTerm;
import org.sparring.jobs.recipe.Stream;
import org.sparring.jobs.start.Fresh;

/** An evaluation as a recipe without learners: up to three streams, each sampled or given once. */
final class EvaluationRecipe {
  static final String POLICY = "policy";
  static final String BASELINE = "baseline";
  static final String HELDOUT = "heldout";

  private final EvaluateSettings settings;
  private final int round;

  EvaluationRecipe(EvaluateSettings settings, int round) {
    this.settings = settings;
    this.round = round;
  }

  Recipe recipe() {
    boolean compared = !settings.baseline().isEmpty();
    Map<String, ModelSpec> models = new LinkedHashMap<>(settings.models());
    models.put(POLICY, from(settings.policy() + "@" + round));
    if (compared) {
      models.put(BASELINE, from(settings.baseline()));
    }
    Map<String, Stream> streams = new LinkedHashMap<>();
    settings
        .prompts()
        .ifPresent(
            prompts -> {
              streams.put(POLICY, sampled(POLICY, prompts, compared));
              if (compared) {
                streams.put(BASELINE, sampled(BASELINE, prompts, false));
              }
            });
    settings.heldout().ifPresent(examples -> streams.put(HELDOUT, given(examples, compared)));
    return new Recipe(
        "evaluate",
        "",
        models,
        streams,
        List.of(),
        new Batching(1, 1),
        new Averaging(settings.shards(), 1, new Mean()),
        List.of());
  }

  private Stream sampled(String model, Examples prompts, boolean compared) {
    Watch watch = new Watch(List.of(Signal.LOG_PROB, Signal.ENTROPY), model, compared ? BASELINE : model);
    return stream(model, prompts, settings.generate(), settings.reward(), watch);
  }

  private Stream given(Examples examples, boolean compared) {
    boolean scores = settings.scoring();
    Signal signal = scores ? Signal.SCORE : Signal.LOG_PROB;
    String other = compared && !scores ? BASELINE : POLICY;
    return stream(POLICY, examples, new Given(), List.of(), new Watch(List.of(signal), POLICY, other));
  }

  private static Stream stream(
      String model,
      Examples examples,
      Generator generate,
      List<RewardTerm> reward,
      Shaping watch) {
    Credit credit = new None();
    return new Stream(
        1, model, examples, new Fresh(), generate, reward, List.of(watch), credit, List.of(),
        List.of());
  }

  private ModelSpec from(String source) {
    List<Output> outputs =
        settings.scoring() && source.startsWith(settings.policy())
            ? List.copyOf(Set.of(Output.SCORE))
            : List.of();
    return new ModelSpec(source, "", Optional.empty(), Optional.empty(), outputs);
  }
}
