package org.sparring.jobs.start;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sparring.common.config.Param;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Response;
import org.sparring.common.data.Start;
import org.sparring.common.part.About;
import org.sparring.common.part.StartSampler;
import org.sparring.common.random.Draw;

/**
 * Responses that begin with a piece of a given one.
 *
 * <p>All samples of a prompt share the piece, which the policy's terms do not train.
 */
@About(
    value =
        "Every example once per pass, in a fresh order; with some probability the responses to it"
            + " begin with a piece of its best given response, at random as long as any, but never"
            + " the whole.",
    formula = "with probability share: y = (y*_1 .. y*_L, samples); L is uniform on 1 .. |y*| - 1",
    paper = "Chang et al. 2024, Dataset reset policy optimization for RLHF, algorithm 1")
public record Reset(
    @Param(value = "Probability of such a beginning.", or = "1.0", min = 0, max = 1) double share)
    implements StartSampler {
  @Override
  public OptionalDouble place(Map<String, String> facts, Progress progress, double uniform) {
    return OptionalDouble.of(uniform);
  }

  @Override
  public Start open(Start example, List<Response> given, long draw) {
    Draw own = new Draw(draw).with(example.key());
    Optional<Response> best =
        given.stream()
            .filter(each -> each.rank() >= 0 && each.ids().length > 1)
            .min(Comparator.comparingInt(Response::rank));
    if (best.isEmpty() || own.uniform(0) >= share) {
      return example;
    }
    int[] ids = best.get().ids();
    return example.from(Arrays.copyOf(ids, 1 + own.below(ids.length - 1, 1)));
  }
}
