package org.sparring.jobs.credit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Credit;

/** Generalised advantage estimation that need not wait for the end of a response. */
@About(
    value =
        "Generalised advantage estimation for open responses too: the value after the last token so"
            + " far is taken to be that before it. Values are learned from finished responses"
            + " alone: an open one has no target.",
    formula =
        "delta_t = r_t + gamma V_{t+1} - V_t; A_t = delta_t + gamma lambda A_{t+1}; V_{T+1} = 0, or"
            + " V_T where the response is open; the target is sum_k (gamma target_lambda)^k"
            + " delta_{t+k} + V_t; with alpha > 0: lambda = 1 - 1 / (alpha T), at least 0",
    paper =
        "Fan et al. 2025, Truncated proximal policy optimization, equation 6; the lambda by length"
            + " is that of Yuan et al. 2025, VAPO")
public record ExtendedGae(
    @Param(value = "Discount per token.", or = "1.0", min = 0, max = 1) double gamma,
    @Param(value = "Decay of the weights of later errors.", or = "0.95", min = 0, max = 1)
        double lambda,
    @Param(value = "The same for the targets of values.", or = "1.0", min = 0, max = 1)
        double targetLambda,
    @Param(value = "Above 0: lambda grows with the length.", or = "0.0", min = 0) double alpha,
    @Param(value = "The model whose stored values are used.", or = "critic") String model)
    implements Credit {

  @Override
  public Set<Row> reads() {
    return Set.of(Row.value(model));
  }

  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    return group.map(this::assign);
  }

  private Credited assign(Scored scored) {
    double[] values = scored.rollout().row(Row.value(model));
    if (!scored.scorable() || values.length == 0) {
      return Errors.dropped(scored, values);
    }
    boolean open = scored.rollout().finish() == Finish.OPEN;
    double after = open ? values[values.length - 1] : 0;
    Errors errors = new Errors(gamma, decay(values.length));
    double[] advantage = errors.advantages(scored.reward(), values, after);
    return new Credited(scored, advantage, targets(scored, values, open));
  }

  private double[] targets(Scored scored, double[] values, boolean open) {
    if (open) {
      double[] unknown = new double[values.length];
      Arrays.fill(unknown, Double.NaN);
      return unknown;
    }
    Errors errors = new Errors(gamma, targetLambda);
    return Errors.targets(errors.advantages(scored.reward(), values, 0), values);
  }

  /** Lambda for so many tokens. */
  double decay(int tokens) {
    return alpha > 0 ? Math.max(0, 1 - 1 / (alpha * tokens)) : lambda;
  }
}
