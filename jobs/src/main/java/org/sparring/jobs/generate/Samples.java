package org.sparring.jobs.generate;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
        List<String> steps,
    @Param(
            value =
                "Weights of the logits by model, where tokens are drawn from several models"
                    + " together; empty draws from the stream's policy alone.",
            or = "{}")
        Map<String, Double> mixture,
    @Param(
            value =
                "Length of a response that is written over several rounds, max_new tokens in each;"
                    + " 0: in one. Asks for one sample per prompt.",
            or = "0",
            min = 0)
        int longest,
    @Param(
            value = "Whether the best given response stands beside the samples, as their anchor.",
            or = "false")
        boolean anchored)
    implements Generator {
  public Samples {
    if (longest > 0 && samples > 1) {
      throw new IllegalArgumentException(
          "longest is %d, and samples %d: a response that several rounds write is its group's only one"
              .formatted(longest, samples));
    }
  }

  /** Samples that stay as they were cut, without steps, of one round. */
  public Samples(int samples, double temperature, int topK, double topP, int maxNew) {
    this(samples, temperature, topK, topP, maxNew, false, List.of(), List.of(), Map.of(), 0, false);
  }

  @Override
  public Set<String> models() {
    return mixture.keySet();
  }

  @Override
  public boolean closes() {
    return close;
  }

  @Override
  public List<Request> next(Start start, Group<Rollout> soFar, Progress progress, long draw) {
    if (soFar.members().stream().anyMatch(each -> each.role() == Role.SAMPLE)) {
      return List.of();
    }
    int left = longest > 0 ? Math.max(1, longest - start.given().length) : maxNew;
    Decoding decoding =
        new Decoding(temperature, topK, topP, Math.min(left, maxNew), false).mixing(mixture);
    return List.of(new Request(Role.SAMPLE, -1, 0, samples, decoding));
  }
}
