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
import org.sparring.common.random.Draw;

/** A guide rolls in, the policy rolls out. The guide's own response stays as an anchor. */
@About(
    value =
        "With some probability samples go on from a piece of a response that a guide wrote, at"
            + " random as long as any, but never the whole; else from the prompt. What the guide"
            + " wrote is not trained; its response stands in the group as an anchor.",
    formula = "with probability share: y = (g_1 .. g_L, samples); L is uniform on 1 .. |g| - 1",
    paper = "Chang et al. 2023, Learning to generate better than your LLM, PPO++")
public record GuideFirst(
    @Param(value = "Probability that the guide begins.", or = "0.8", min = 0, max = 1) double share,
    @Param(value = "Samples per prompt.", or = "1", min = 1) int samples,
    @Param(value = "Divides the logits.", or = "1.0", min = 0, above = true) double temperature,
    @Param(value = "Most tokens of a response.", or = "32", min = 1) int maxNew,
    @Param(value = "The model that guides.", or = "guide") String guide)
    implements Generator {
  @Override
  public Set<String> models() {
    return Set.of(guide);
  }

  @Override
  public List<Request> next(Start start, Group<Rollout> soFar, Progress progress, long draw) {
    Draw own = new Draw(draw);
    if (soFar.size() == 0 && own.uniform(0) < share) {
      return List.of(
          new Request(Role.ANCHOR, -1, 0, 1, decoding(maxNew).mixing(Map.of(guide, 1.0))));
    }
    if (soFar.members().stream().anyMatch(each -> each.role() == Role.SAMPLE)) {
      return List.of();
    }
    int anchors = soFar.size();
    int prefix = anchors == 0 ? 0 : Switch.at(soFar.get(0), own);
    int left = Math.max(1, maxNew - prefix);
    return List.of(new Request(Role.SAMPLE, anchors - 1, prefix, samples, decoding(left)));
  }

  private Decoding decoding(int tokens) {
    return Decoding.sampling(temperature, tokens);
  }
}
