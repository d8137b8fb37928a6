package org.sparring.jobs.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sparring.common.data.Decoding;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.random.Draw;

/** Sampling: sequences of one length, and samples of a few prompts that end here and there. */
final class RolloutBench implements Benchmark {
  private static final int PROMPT = 32;
  private static final int SEQUENCES = 32;
  private static final int NEW = 96;
  private static final int PROMPTS = 8;
  private static final int SAMPLES = 8;
  private static final int LONGEST = 128;
  private static final int MEAN = 48;

  @Override
  public String name() {
    return "rollout";
  }

  @Override
  public String summary() {
    return "%d prompts of %d tokens with %d new; %d x %d samples of %d on average, at most %d"
        .formatted(SEQUENCES, PROMPT, NEW, PROMPTS, SAMPLES, MEAN, LONGEST);
  }

  @Override
  public Map<String, Object> measure(Terms terms) {
    BenchModel shape = BenchModel.small();
    int repeats = terms.repeats();
    Map<String, Object> figures = new LinkedHashMap<>();
    try (LanguageModel model = shape.open()) {
      Sampler even = new Sampler(model, asks(shape, SEQUENCES, 1), NEW, new int[0]);
      figures.put("even_tokens_per_core_s", even.rate(repeats));
      Sampler uneven = new Sampler(model, asks(shape, PROMPTS, SAMPLES), LONGEST, ends());
      figures.put("uneven_tokens_per_core_s", uneven.rate(repeats));
      figures.put("uneven_mean_length", (double) uneven.tokens / (PROMPTS * SAMPLES));
    }
    figures.put("gemm_gflops", shape.ceiling(SEQUENCES));
    return figures;
  }

  /**
   * As many tokens that end a sample as make its mean length: the model has learned nothing, so
   * each is about as likely as any other and lengths are geometric.
   */
  private static int[] ends() {
    return IntStream.range(0, BenchModel.VOCABULARY / MEAN).toArray();
  }

  private static List<Ask> asks(BenchModel shape, int prompts, int samples) {
    List<Ask> asks = new ArrayList<>();
    for (int p = 0; p < prompts; p++) {
      Draw draw = Draw.seed(3).with(p);
      int[] context = shape.ids(draw.with("context"), PROMPT);
      for (int s = 0; s < samples; s++) {
        asks.add(new Ask(context, draw.with(s)));
      }
    }
    return asks;
  }

  /** Samples the same again and again. */
  private static final class Sampler {
    private final LanguageModel model;
    private final List<Ask> asks;
    private final Decoding decoding;
    private final int[] ends;
    private long tokens;

    Sampler(LanguageModel model, List<Ask> asks, int longest, int[] ends) {
      this.model = model;
      this.asks = asks;
      this.decoding = new Decoding(1, 0, 1, longest, false);
      this.ends = ends;
    }

    /** New tokens in a CPU second. */
    double rate(int repeats) {
      double seconds = Meter.median(repeats, this::sample);
      return tokens / seconds;
    }

    private void sample() {
      tokens =
          model.sample(asks, decoding, ends, BenchModel.NUMERICS.slots(), new DriverSite()).stream()
              .mapToLong(each -> each.ids().length)
              .sum();
    }
  }
}
