package org.sparring.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Signals;
import org.sparring.jobs.adjust.KlInReward;
import org.sparring.jobs.adjust.Whiten;
import org.sparring.jobs.credit.Gae;
import org.sparring.jobs.loss.Clipped;
import org.sparring.jobs.loss.KlTerm;
import org.sparring.jobs.loss.KlTerm.Estimator;
import org.sparring.jobs.loss.MeanOver;
import org.sparring.jobs.loss.ValueError;

/** The card on PPO from the score to the losses, through the parts in the order of the loop. */
class PpoCardTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row POLICY = Row.logProb("policy");
  private static final Row CRITIC = Row.value("critic");
  private static final double[] OLD = {-1, -0.5, -2, -0.2};
  private static final double[] NEW = {-0.9, -0.6, -1.5, -0.25};

  private static Group<Credited> round() {
    Member member =
        Member.of(4)
            .stored(POLICY, OLD)
            .stored(Row.logProb("reference"), -1.2, -0.4, -1.5, -0.3)
            .stored(CRITIC, 0.1, 0.2, 0.3, 0.4)
            .score(1);
    KlInReward penalty = new KlInReward(0.1, "policy", "reference");
    Group<Credited> credited =
        new Gae(1, 0.95, "critic")
            .assign(penalty.apply(Groups.scored(member), new double[0], 0), List.of());
    Whiten whiten = new Whiten(true, false);
    return whiten.apply(credited, whiten.next(whiten.initial(), whiten.tally(credited)), 0);
  }

  private static Batch batch(Group<Credited> group, Map<Row, double[]> live) {
    Signals signals = (g, m, row) -> live.get(row);
    return new Batch(List.of(group), signals, signals, new double[0]);
  }

  private static double mean(Loss loss, Group<Credited> group, Map<Row, double[]> live) {
    return loss.evaluate(batch(group, live), (g, m, row, t, slope) -> {}) / loss.mass(group);
  }

  @Test
  void fromTheScoreToTheLosses() {
    Group<Credited> group = round();
    assertThat(group.get(0).advantage())
        .containsExactly(new double[] {1.092344, 0.637772, -0.192982, -1.537135}, SIX);
    assertThat(group.get(0).target())
        .containsExactly(new double[] {0.925726, 0.984975, 1.0105, 0.99}, SIX);
    Clipped clipped = new Clipped(0.2, 0, MeanOver.TOKEN, "policy");
    assertThat(mean(clipped, group, Map.of(POLICY, NEW))).isCloseTo(-0.000992, SIX);
    ValueError error = new ValueError(0.2, MeanOver.TOKEN, "critic");
    Map<Row, double[]> values = Map.of(CRITIC, new double[] {0.5, 0.1, 0.35, 0.45});
    assertThat(mean(error, group, values)).isCloseTo(0.237822, SIX);
    assertThat(error.observe(batch(group, values)).get("val/clipfrac_avg").mean()).isEqualTo(0.25);
  }

  @Test
  void divergenceFromThePolicyThatSampled() {
    Group<Credited> group = Groups.credited(Member.of(4).stored(POLICY, NEW));
    Map<Row, double[]> old = Map.of(POLICY, OLD);
    assertThat(mean(kl(Estimator.K1), group, old)).isCloseTo(-0.1125, SIX);
    assertThat(mean(kl(Estimator.K2), group, old)).isCloseTo(0.034063, SIX);
    assertThat(mean(kl(Estimator.K3), group, old)).isCloseTo(0.039990, SIX);
  }

  private static KlTerm kl(Estimator estimator) {
    return new KlTerm(estimator, MeanOver.TOKEN, "policy", "policy");
  }
}
