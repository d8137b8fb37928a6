package org.sparring.jobs.loss;

import java.util.Arrays;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Author;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/** The clipped error of a value function. */
@About(
    value =
        "The squared error of a value function at each trained token, or at every token, clipped.",
    formula =
        "0.5 max((V - R)^2, (V_clip - R)^2); V_clip = clip(V, V_old - clip_range, V_old + "
            + "clip_range), V without a range; R is the target of the credit",
    paper =
        "Schulman et al. 2017, Proximal policy optimization algorithms, in the form of their "
            + "code; Huang et al. 2024, The N+ implementation details of RLHF with PPO")
public record ValueError(
    @Param(
            value = "How far a value may move from the stored one; 0 for as far as it likes.",
            or = "0.2",
            min = 0)
        double clipRange,
    @Param(value = "What the mean is over: token, sequence or sum.", or = "token") MeanOver mean,
    @Param(value = "The model that is trained.", or = "critic") String model,
    @Param(value = "Which tokens have a term: trained or all.", or = "trained") Tokens over)
    implements TokenLoss {

  /** Tokens whose values are learned; a response without targets has none. */
  public enum Tokens {
    /** Those that policy terms train. */
    TRAINED,
    /** Those of a given prefix, of earlier rounds and of others too. */
    ALL
  }

  /** At trained tokens. */
  public ValueError(double clipRange, MeanOver mean, String model) {
    this(clipRange, mean, model, Tokens.TRAINED);
  }

  @Override
  public boolean trains(Group<Credited> group, int member) {
    double[] target = group.get(member).target();
    return target.length == 0 || !Double.isNaN(target[0]);
  }

  @Override
  public Credited seen(Credited member) {
    if (over == Tokens.TRAINED) {
      return member;
    }
    Author[] all = new Author[member.length()];
    Arrays.fill(all, Author.POLICY);
    Scored scored = member.scored();
    return new Credited(
        new Scored(scored.rollout().by(all), scored.reward(), scored.parts(), scored.weight()),
        member.advantage(),
        member.target());
  }

  @Override
  public Row row() {
    return Row.value(model);
  }

  @Override
  public Set<Row> reads() {
    return clipRange > 0 ? Set.of(row()) : Set.of();
  }

  @Override
  public Point at(Token token) {
    double error = token.live() - token.target();
    double bounded = clip(token) - token.target();
    return bounded * bounded > error * error
        ? new Point(0.5 * bounded * bounded, 0)
        : new Point(0.5 * error * error, error);
  }

  @Override
  public void note(Token token, double share, Tallies log) {
    boolean cut = Math.abs(clip(token) - token.target()) > Math.abs(token.live() - token.target());
    log.add("loss/value_avg", at(token).value(), share).add("val/clipfrac_avg", cut ? 1 : 0, share);
  }

  private double clip(Token token) {
    if (clipRange == 0) {
      return token.live();
    }
    double old = token.stored(row());
    return Math.max(old - clipRange, Math.min(old + clipRange, token.live()));
  }
}
