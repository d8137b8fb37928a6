package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/** An entropy bonus: the loss is the negative entropy, so its weight is positive. */
@About(
    value = "An entropy bonus at each trained token; a positive weight raises the entropy.",
    formula = "-H; H = -sum_y pi(y) log pi(y) over the whole vocabulary",
    paper = "Mnih et al. 2016, Asynchronous methods for deep reinforcement learning, section 4")
public record EntropyTerm(
    @Param(value = "What the mean is over: token, sequence or sum.", or = "token") MeanOver mean,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements TokenLoss {

  @Override
  public Row row() {
    return new Row(model, Signal.ENTROPY);
  }

  @Override
  public Point at(Token token) {
    return new Point(-token.live(), -1);
  }

  @Override
  public void note(Token token, double share, Tallies log) {
    log.add("policy/entropy_avg", token.live(), share);
  }
}
