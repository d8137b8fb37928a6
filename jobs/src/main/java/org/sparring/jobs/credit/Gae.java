package org.sparring.jobs.credit;

import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Credit;

/** Generalised advantage estimation. */
@About(
    value =
        "Generalised advantage estimation from stored values; what could not be scored gets "
            + "weight 0, for it has no target.",
    formula =
        "delta_t = r_t + gamma V_{t+1} - V_t; A_t = delta_t + gamma lambda A_{t+1}; V_{T+1} "
            + "= 0 however the sequence ended; the target of the values is A_t + V_t",
    paper =
        "Schulman et al. 2016, High-dimensional continuous control using generalized "
            + "advantage estimation, equation 16")
public record Gae(
    @Param(value = "Discount per token.", or = "1.0", min = 0, max = 1) double gamma,
    @Param(value = "Decay of the weights of later errors.", or = "0.95", min = 0, max = 1)
        double lambda,
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
    if (!scored.scorable()) {
      return Errors.dropped(scored, values);
    }
    double[] advantage = new Errors(gamma, lambda).advantages(scored.reward(), values, 0);
    return new Credited(scored, advantage, Errors.targets(advantage, values));
  }
}
