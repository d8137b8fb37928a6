package org.sparring.jobs.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.Signal;
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
  private final boolean scoring;

  /**
   * @param scoring whether what is evaluated is a reward model
   */
  EvaluationRecipe(EvaluateSettings settings, int round, boolean scoring) {
    this.settings = settings;
    this.round = round;
    this.scoring = scoring;
  }

  Recipe recipe() {
    boolean compared = !settings.baseline().isEmpty();
    Map<String, ModelSpec> models = new LinkedHashMap<>(settings.models());
    models.put(POLICY, ModelSpec.from(settings.policy() + "@" + round));
    if (compared) {
      models.put(BASELINE, ModelSpec.from(settings.baseline()));
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
    List<Signal> signals = List.of(Signal.LOG_PROB, Signal.ENTROPY);
    Watch watch = new Watch(signals, model, compared ? BASELINE : "");
    return stream(model, prompts, settings.generate(), settings.reward(), watch);
  }

  private Stream given(Examples examples, boolean compared) {
    Signal signal = scoring ? Signal.SCORE : Signal.LOG_PROB;
    Watch watch = new Watch(List.of(signal), POLICY, compared && !scoring ? BASELINE : "");
    return stream(POLICY, examples, new Given(), List.of(), watch);
  }

  private static Stream stream(
      String model, Examples examples, Generator generate, List<RewardTerm> reward, Shaping watch) {
    Credit credit = new None();
    return new Stream(
        1,
        model,
        examples,
        new Fresh(),
        generate,
        reward,
        List.of(watch),
        credit,
        List.of(),
        List.of());
  }
}
