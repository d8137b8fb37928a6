package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/** Negative log-likelihood. */
@About(
    value = "Negative log-likelihood of the trained tokens.",
    formula = "-log pi",
    paper =
        "Ouyang et al. 2022, Training language models to follow instructions with human "
            + "feedback, section 3.5")
public record SftTerm(
    @Param(value = "Which members of a ranked group are imitated: best or all.", or = "best")
        Members of,
    @Param(value = "What the mean is over: token, sequence or sum.", or = "token") MeanOver mean,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements TokenLoss {

  /** Which members of a group are imitated; in a group without ranks it is always all. */
  public enum Members {
    BEST,
    ALL
  }

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public boolean trains(Group<Credited> group, int member) {
    return of == Members.ALL
        || !(group.preference() instanceof Preference.Ranks ranks)
        || ranks.of()[member] == 0;
  }

  @Override
  public Point at(Token token) {
    return new Point(-token.live(), -1);
  }

  @Override
  public void note(Token token, double share, Tallies log) {
    log.add("loss/sft_avg", -token.live(), share);
  }
}
