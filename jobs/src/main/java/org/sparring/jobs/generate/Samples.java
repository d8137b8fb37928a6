package org.sparring.jobs.generate;

import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Group;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Start;
import org.sparring.common.part.About;
import org.sparring.common.part.Generator;

/** Independent samples. */
@About("Independent samples of each prompt, all asked for at once.")
public record Samples(
    @Param(value = "Samples per prompt.", or = "8", min = 1) int samples,
    @Param(value = "Divides the logits.", or = "1.0", min = 0, above = true) double temperature,
    @Param(value = "Keep the k most likely tokens; 0 keeps all.", or = "0", min = 0) int topK,
    @Param(
            value = "Keep the smallest set of tokens with this mass; 1 keeps all.",
            or = "1.0",
            min = 0,
            max = 1,
            above = true)
        double topP,
    @Param(value = "Most new tokens per sample.", or = "32", min = 1) int maxNew,
    @Param(
            value =
                "Whether a sample cut at max_new gets the end-of-sequence token, where reward"
                    + " models read their score; the token is not trained.",
            or = "false")
        boolean close,
    @Param(
            value =
                "Texts that end a sample besides end-of-sequence, each a single token of the"
                    + " tokenizer; the token is kept and trained.",
            or = "[]")
        List<String> stop,
    @Param(
            value =
                "Texts that end a step inside a sample, each a single token of the tokenizer, for"
                    + " credits and rewards of steps.",
            or = "[]")
        List<String> steps)
    implements Generator {

  /** Samples that stay as they were cut. */
  public Samples(int samples, double temperature, int topK, double topP, int maxNew) {
    this(samples, temperature, topK, topP, maxNew, false, List.of(), List.of());
  }

  @Override
  public boolean closes() {
    return close;
  }

  @Override
  public List<Request> next(Start start, Group<Rollout> soFar, Progress progress, long draw) {
    if (soFar.size() > 0) {
      return List.of();
    }
    Decoding decoding = new Decoding(temperature, topK, topP, maxNew, false);
    return List.of(new Request(Role.SAMPLE, -1, 0, samples, decoding));
  }
}
