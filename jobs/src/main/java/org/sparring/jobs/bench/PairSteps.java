package org.sparring.jobs.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.optimise.AdamW;
import org.sparring.common.model.optimise.Constant;
import org.sparring.common.model.optimise.Optimiser;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Term;
import org.sparring.jobs.credit.None;
import org.sparring.jobs.generate.Given;
import org.sparring.jobs.loop.Rehearsal;
import org.sparring.jobs.recipe.Examples;
import org.sparring.jobs.recipe.Learner;
import org.sparring.jobs.recipe.Stream;
import org.sparring.jobs.start.Fresh;

/** Steps of 8 pairs under one loss, as a worker of the training loop takes them. */
final class PairSteps {
  static final int PER_STEP = 8;
  static final int COUNT = 32;

  static final AdamW ADAM_W = new AdamW(1e-6, 0.9, 0.999, 1e-8, 0, 1);

  private final Rehearsal rehearsal;
  private final List<Group<Rollout>> groups;

  /**
   * @param trained the model whose rows the loss differentiates
   */
  PairSteps(Loss loss, String trained, Map<String, LanguageModel> models, Pairs pairs) {
    this.rehearsal =
        new Rehearsal(
            stream(loss), learner(trained, ADAM_W), models, BenchModel.NUMERICS.batchTokens());
    this.groups = pairs.groups();
  }

  static Learner learner(String model, Optimiser optimiser) {
    return new Learner(model, optimiser, new Constant(0));
  }

  static Stream stream(Loss loss) {
    return new Stream(
        1,
        "policy",
        new Examples("prepare", Examples.Kind.PREFERENCES, "train", 0),
        new Fresh(),
        new Given(),
        List.of(),
        List.of(),
        new None(),
        List.of(),
        List.of(new Term("loss", 1, loss)));
  }

  /** Pairs in a CPU second: with what the loss reads yet to be stored, and with it stored. */
  Map<String, Double> rates(int repeats) {
    double storing = Meter.median(repeats, () -> rehearsal.store(groups));
    List<Group<Credited>> stored = rehearsal.store(groups);
    double learning = Meter.median(repeats, () -> steps(stored));
    Map<String, Double> rates = new LinkedHashMap<>();
    rates.put("pairs_per_core_s", groups.size() / (storing + learning));
    rates.put("later_epochs_pairs_per_core_s", groups.size() / learning);
    return rates;
  }

  /** Stores what the loss reads, and learns every pair once. */
  void pass() {
    steps(rehearsal.store(groups));
  }

  private void steps(List<Group<Credited>> stored) {
    for (int from = 0; from < stored.size(); from += PER_STEP) {
      int to = Math.min(stored.size(), from + PER_STEP);
      rehearsal.step(new ArrayList<>(stored.subList(from, to)));
    }
  }
}
