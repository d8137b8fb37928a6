package org.sparring.jobs.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Score;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.View;
import org.sparring.common.part.About;
import org.sparring.common.part.Encoding;
import org.sparring.common.part.Reward;
import org.sparring.jobs.loss.Logistic;

/**
 * The verdict of a language model that is shown a response and the anchor of its group.
 *
 * <p>Both orders are asked for, so that no place is preferred. The spread of a score is half of
 * what the two orders differ by. An anchor equals itself.
 */
@About(
    value =
        "The probability that a language model prefers a response to the anchor of its group, from"
            + " the log-probabilities of its two verdicts in both orders; without an anchor scoring"
            + " is an error.",
    formula =
        "g_1 = log pi(A | x, y, a) - log pi(B | x, y, a); g_2 = log pi(B | x, a, y) - log pi(A | x,"
            + " a, y); over probability: p = (sigma(g_1) + sigma(g_2)) / 2; over logit: p ="
            + " sigma((g_1 + g_2) / 2); R = p, or with link logit log(p / (1 - p))",
    paper = "Xu et al. 2025, A unified pairwise framework for RLHF")
public record PairwiseJudge(
    @Param(value = "How two responses are shown and asked about.", or = "{}") Question question,
    @Param(value = "What is averaged over the orders: probability or logit.", or = "probability")
        Scale over,
    @Param(value = "What the reward is: probability or logit.", or = "probability") Scale link,
    @Param(value = "The model that judges.", or = "judge") String model)
    implements Reward {
  private static final int VERDICTS = 2;
  private static final int VIEWS = 2 * VERDICTS;

  /** A scale of probabilities. */
  public enum Scale {
    /** From 0 to 1. */
    PROBABILITY,
    /** The logarithm of the odds. */
    LOGIT
  }

  @Override
  public Set<Row> viewed() {
    return Set.of(Row.logProb(model));
  }

  /** For each response that is compared: both verdicts on it before the anchor, then after it. */
  @Override
  public List<View> views(Group<Rollout> group, Encoding encoding) {
    Optional<Tokens> anchor =
        group.members().stream()
            .filter(each -> each.role() == Role.ANCHOR)
            .map(each -> (Tokens) each.trace())
            .findFirst();
    List<View> views = new ArrayList<>();
    for (int m = 0; m < group.size() && anchor.isPresent(); m++) {
      if (group.get(m).role() != Role.ANCHOR) {
        Tokens own = (Tokens) group.get(m).trace();
        int last = own.length() - 1;
        for (int v = 0; v < VIEWS; v++) {
          Tokens first = v < VERDICTS ? own : anchor.get();
          Tokens second = v < VERDICTS ? anchor.get() : own;
          Tokens asked = question.answered(first, second, v % VERDICTS, encoding);
          views.add(View.of(m, last, asked));
        }
      }
    }
    return views;
  }

  @Override
  public List<Score> score(Group<Rollout> group) {
    return score(group, List.of());
  }

  @Override
  public List<Score> score(Group<Rollout> group, List<View> views) {
    List<Score> scores = new ArrayList<>();
    int next = 0;
    for (Rollout each : group.members()) {
      if (each.role() == Role.ANCHOR) {
        scores.add(Score.of(link == Scale.LOGIT ? 0 : 1.0 / 2));
      } else if (views.isEmpty()) {
        scores.add(
            Score.failed(
                Outcome.ERROR,
                "the group has no anchor to compare with; let the generator be anchored, and"
                    + " examples.table name preferences"));
      } else {
        scores.add(compared(views.subList(next, next + VIEWS)));
        next += VIEWS;
      }
    }
    return scores;
  }

  private Score compared(List<View> views) {
    double before = said(views.get(0)) - said(views.get(1));
    double after = said(views.get(3)) - said(views.get(2));
    double odds =
        over == Scale.LOGIT ? (before + after) / 2 : sum(before, after) - sum(-before, -after);
    double value = link == Scale.LOGIT ? odds : Logistic.of(odds);
    double spread = Math.abs(Logistic.of(before) - Logistic.of(after)) / 2;
    return Double.isFinite(value)
        ? new Score(value, new double[0], spread, Outcome.OK, "")
        : Score.failed(Outcome.ERROR, "model " + model + " gave the odds " + odds);
  }

  /** log(sigma(x) + sigma(y)), where neither may be near. */
  private static double sum(double x, double y) {
    double more = Logistic.log(Math.max(x, y));
    return more + Math.log1p(Math.exp(Logistic.log(Math.min(x, y)) - more));
  }

  private double said(View view) {
    return view.row(Row.logProb(model))[0];
  }
}
