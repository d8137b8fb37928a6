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

/** Samples of the policy, and rivals from a mixture that they are measured against. */
@About(
    value =
        "Independent samples of each prompt from the policy, and rivals from several models"
            + " together, which samples are measured against and which are not trained.",
    formula = "rivals: y_t from softmax(sum_m w_m logits_m / temperature)",
    paper = "Munos et al. 2023, Nash learning from human feedback, section 6")
public record Rivals(
    @Param(value = "Samples of the policy per prompt.", or = "1", min = 1) int samples,
    @Param(value = "Rivals per prompt.", or = "1", min = 1) int rivals,
    @Param(
            value = "Weights of the logits by model; empty draws rivals from the policy too.",
            or = "{}")
        Map<String, Double> mixture,
    @Param(value = "Divides the logits.", or = "1.0", min = 0, above = true) double temperature,
    @Param(value = "Most new tokens per sample.", or = "32", min = 1) int maxNew,
    @Param(
            value =
                "Whether a sample cut at max_new gets the end-of-sequence token, where reward"
                    + " models read their score; the token is not trained.",
            or = "false")
        boolean close)
    implements Generator {

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
    if (soFar.size() > 0) {
      return List.of();
    }
    Decoding own = new Decoding(temperature, 0, 1, maxNew, false);
    return List.of(
        new Request(Role.SAMPLE, -1, 0, samples, own),
        new Request(Role.RIVAL, -1, 0, rivals, own.mixing(mixture)));
  }
}
