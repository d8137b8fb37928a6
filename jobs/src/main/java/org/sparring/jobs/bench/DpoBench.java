package org.sparring.jobs.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sparring.common.model.LanguageModel;
import org.sparring.jobs.loss.Dpo;

/** Direct preference optimisation of dialogues, with a small and with GPT-2's vocabulary. */
final class DpoBench implements Benchmark {
  private static final int[] VOCABULARIES = {BenchModel.VOCABULARY, 50_257};
  private static final String POLICY = "policy";
  private static final String REFERENCE = "reference";

  @Override
  public String name() {
    return "dpo";
  }

  @Override
  public String summary() {
    return "passes over %d pairs, %d a step, of at most %d tokens; the reference's rows stored once"
        .formatted(PairSteps.COUNT, PairSteps.PER_STEP, Pairs.LONGEST);
  }

  @Override
  public Map<String, Object> measure(Terms terms) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (int vocabulary : VOCABULARIES) {
      Pairs pairs = Pairs.of(terms.pairs(), PairSteps.COUNT, vocabulary);
      BenchModel model = BenchModel.forPairs(vocabulary, Set.of());
      try (LanguageModel policy = model.open();
          LanguageModel reference = model.open()) {
        new PairSteps(
                new Dpo(0.1, 0, POLICY, REFERENCE),
                POLICY,
                Map.of(POLICY, policy, REFERENCE, reference),
                pairs)
            .rates(terms.repeats())
            .forEach((name, rate) -> figures.put(name + "_" + vocabulary, rate));
      }
      figures.put("mean_tokens_per_pair_" + vocabulary, (double) pairs.tokens() / PairSteps.COUNT);
      figures.put("gemm_gflops_" + vocabulary, model.ceiling(2048));
    }
    figures.put("pairs", terms.pairs().isEmpty() ? "of drawn lengths" : "given");
    return figures;
  }
}
