package org.sparring.jobs.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Score;
import org.sparring.common.data.Scored;
import org.sparring.common.data.View;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.adjust.KlInReward;

/** The worked numbers of both cards on segment-typed rewards. */
class SegmentMarksTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row HEAD = Row.head("m");
  private static final SegmentMarks REWARD =
      new SegmentMarks(new Segmenting(".", ",", 5), false, "m");

  /** A segment of member 0 that ends there, and its class. */
  private static View segment(int member, int end, int mark) {
    double[] head = {0.1, 0.2, 0.3};
    head[mark] = 1;
    return new View(member, end, Member.of(1).rollout().trace(), Map.of(HEAD, head));
  }

  private static Member six(double... logRatios) {
    return Member.of(6)
        .stored(Row.logProb("policy"), logRatios)
        .stored(Row.logProb("reference"), new double[6]);
  }

  private static double[] tokens(View... views) {
    return REWARD.score(Groups.rolled(Map.of(), Member.of(6)), List.of(views)).get(0).tokens();
  }

  /** The rewards of all types with their weights, after the KL penalty. */
  private static double[] reward(Member member, double[] weights, double[]... types) {
    double[] sum = new double[6];
    for (int k = 0; k < types.length; k++) {
      for (int t = 0; t < 6; t++) {
        sum[t] += weights[k] * types[k][t];
      }
    }
    Group<Scored> group = Groups.scored(member.reward(sum));
    return new KlInReward(0.1, "policy", "reference")
        .apply(group, new double[0], 0)
        .get(0)
        .reward();
  }

  @Test
  void gradientCard() {
    Member member = six(0.1, -0.2, 0, 0.3, 0.1, 0.2);
    double[] first = tokens(segment(0, 2, 1), segment(0, 5, 2));
    double[] second = tokens(segment(0, 5, 1));
    assertThat(reward(member, new double[] {0.5, 0.3}, first, second))
        .containsExactly(new double[] {-0.01, 0.02, 0.5, -0.03, -0.01, -0.22}, SIX);
    double[] third = tokens(segment(0, 2, 0));
    assertThat(reward(member, new double[] {1, 1, 1}, first, second, third))
        .containsExactly(new double[] {-0.01, 0.02, 1, -0.03, -0.01, -0.02}, SIX);
  }

  @Test
  void preferenceCard() {
    Member member = six(0.1, -0.2, 0.05, 0, 0.3, -0.1);
    double[] existence = tokens(segment(0, 2, 1), segment(0, 5, 2));
    double[] attribute = tokens(segment(0, 2, 1), segment(0, 5, 1));
    double[] relation = tokens(segment(0, 2, 0), segment(0, 5, 2));
    assertThat(reward(member, new double[] {1, 1, 1}, existence, attribute, relation))
        .containsExactly(new double[] {-0.01, 0.02, 1.995, 0, -0.03, -0.99}, SIX);
  }

  @Test
  void segmentsBelongToTheirMembers() {
    Group<Rollout> two = Groups.rolled(Map.of(), Member.of(2), Member.of(3), Member.of(1));
    List<View> views = new ArrayList<>(List.of(segment(0, 1, 1), segment(1, 0, 2)));
    views.add(segment(1, 2, 2));
    List<Score> scores = REWARD.score(two, views);
    assertThat(scores.get(0).tokens()).containsExactly(0, 1);
    assertThat(scores.get(1).tokens()).containsExactly(-1, 0, -1);
    assertThat(scores.get(1).total()).isEqualTo(-2);
    assertThat(scores.get(2).tokens()).containsExactly(0);
    SegmentMarks mean = new SegmentMarks(new Segmenting(".", ",", 5), true, "m");
    assertThat(mean.score(two, views).get(1).tokens()).containsExactly(-0.5, 0, -0.5);
    assertThat(mean.viewed()).containsExactly(HEAD);
  }

  @Test
  void aHeadThatIsNoNumberIsAnError() {
    View bad =
        new View(0, 0, Member.of(1).rollout().trace(), Map.of(HEAD, new double[] {0, Double.NaN}));
    Score score = REWARD.score(Groups.rolled(Map.of(), Member.of(1)), List.of(bad)).get(0);
    assertThat(score.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(score.detail()).contains("class 1");
  }
}
