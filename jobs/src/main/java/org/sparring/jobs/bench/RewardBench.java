package org.sparring.jobs.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.model.LanguageModel;
import org.sparring.jobs.loss.BradleyTerry;

/** A reward model that learns from dialogues. */
final class RewardBench implements Benchmark {
  private static final String REWARD = "reward";

  @Override
  public String name() {
    return REWARD;
  }

  @Override
  public String summary() {
    return "passes over %d pairs, %d a step, of at most %d tokens, by the Bradley-Terry loss"
        .formatted(PairSteps.COUNT, PairSteps.PER_STEP, Pairs.LONGEST);
  }

  @Override
  public Map<String, Object> measure(Terms terms) {
    BenchModel shape = BenchModel.forPairs(BenchModel.VOCABULARY, Set.of(Output.SCORE));
    Pairs pairs = Pairs.of(terms.pairs(), PairSteps.COUNT, BenchModel.VOCABULARY);
    Map<String, Object> figures = new LinkedHashMap<>();
    try (LanguageModel model = shape.open()) {
      PairSteps steps =
          new PairSteps(new BradleyTerry(false, 0, REWARD), REWARD, Map.of(REWARD, model), pairs);
      double seconds = Meter.median(terms.repeats(), steps::pass);
      figures.put("pairs_per_core_s", PairSteps.COUNT / seconds);
    }
    figures.put("mean_tokens_per_pair", (double) pairs.tokens() / PairSteps.COUNT);
    figures.put("gemm_gflops", shape.ceiling(2048));
    figures.put("pairs", terms.pairs().isEmpty() ? "of drawn lengths" : "given");
    return figures;
  }
}
