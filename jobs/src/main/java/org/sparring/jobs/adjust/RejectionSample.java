package org.sparring.jobs.adjust;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.random.Draw;

/**
 * Statistical rejection sampling.
 *
 * <p>Every sweep accepts the candidate of the greatest reward at least, so sweeps end. Candidates
 * with equal texts stay apart.
 */
@About(
    value =
        "Accepts samples, in sweeps over a random order, so that those accepted follow the policy"
            + " that is optimal for the reward; the others, and what could not be scored, are"
            + " dropped by weight 0.",
    formula =
        "y is accepted with probability exp((R(y) - max R) / beta); the maximum is over what no"
            + " sweep before has accepted",
    paper =
        "Liu et al. 2023, Statistical rejection sampling improves preference optimization,"
            + " algorithm 1")
public record RejectionSample(
    @Param(value = "Samples of a prompt that are accepted.", or = "8", min = 1) int accept,
    @Param(value = "Divides rewards; near 0 it is best-of-n.", or = "0.5", min = 0, above = true)
        double beta)
    implements Shaping {

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    Draw own = new Draw(draw);
    List<Integer> candidates =
        IntStream.range(0, group.size())
            .filter(m -> group.get(m).weight() > 0 && group.get(m).scorable())
            .boxed()
            .toList();
    long[] next = {0};
    Draw uniforms = own.with("accept");
    List<Integer> accepted =
        accepted(
            Mixed.of(candidates, own.with("order")),
            m -> group.get(m).total(),
            () -> uniforms.uniform(next[0]++));
    List<Scored> members = new ArrayList<>();
    for (int m = 0; m < group.size(); m++) {
      Scored member = group.get(m);
      members.add(accepted.contains(m) ? member : Reshaped.weight(member, 0));
    }
    return group.with(members);
  }

  /** Numbers in [0, 1), one for each candidate of each sweep. */
  interface Uniforms {
    double next();
  }

  /** The accepted candidates, in the order in which they are accepted. */
  <T> List<T> accepted(List<T> order, ToDoubleFunction<T> reward, Uniforms uniforms) {
    List<T> pool = new ArrayList<>(order);
    List<T> accepted = new ArrayList<>();
    while (accepted.size() < accept && !pool.isEmpty()) {
      double most = pool.stream().mapToDouble(reward).max().orElseThrow();
      List<T> left = new ArrayList<>();
      for (T each : pool) {
        boolean taken =
            accepted.size() < accept
                && uniforms.next() < Math.exp((reward.applyAsDouble(each) - most) / beta);
        (taken ? accepted : left).add(each);
      }
      pool = left;
    }
    return accepted;
  }
}
