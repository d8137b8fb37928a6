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

/** The policy rolls in, a guide rolls out. The policy's own response stays as an anchor. */
@About(
    value =
        "The policy writes a response, of which a guide goes on from a piece, at random as long as"
            + " any, but never the whole. Of the result the token before the switch is trained, or"
            + " all that the policy wrote; the policy's own response stands in the group as an"
            + " anchor.",
    formula = "y = (y_1 .. y_L, guide); L is uniform on 1 .. |y| - 1; trained: y_L, or y_1 .. y_L",
    paper =
        "Chang et al. 2023, Learning to generate better than your LLM, AggreVaTeD; their code"
            + " trains all of the policy's tokens")
public record GuideLast(
    @Param(value = "Whether all tokens of the policy are trained.", or = "false") boolean all,
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
    if (soFar.size() == 0) {
      Decoding own = Decoding.sampling(temperature, maxNew);
      return List.of(new Request(Role.ANCHOR, -1, 0, 1, own));
    }
    if (soFar.size() > 1) {
      return List.of();
    }
    int prefix = Switch.at(soFar.get(0), new Draw(draw));
    Decoding rest = Decoding.sampling(temperature, Math.max(1, maxNew - prefix));
    int kept = all ? prefix : 1;
    return List.of(
        new Request(Role.SAMPLE, 0, prefix, kept, samples, rest.mixing(Map.of(guide, 1.0))));
  }
}
