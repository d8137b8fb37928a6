package org.sparring.jobs.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Progress;
import org.sparring.common.part.Follow;

class FollowTest {
  private static final Offset<Float> SIX = within(5e-7f);

  private static Progress at(int round) {
    return new Progress(round, 0, 0);
  }

  /** The rounds among the first seven after which a rule moves. */
  private static List<Integer> moves(Follow rule) {
    return IntStream.range(0, 7).filter(round -> rule.moves(at(round))).boxed().toList();
  }

  @Test
  void aFixedModelStays() {
    Fixed fixed = new Fixed("policy");
    float[] self = {1};
    assertThat(moves(fixed)).isEmpty();
    assertThat(fixed.next(self, new float[] {2}, at(3))).isSameAs(self);
  }

  @Test
  void aMovingAverageKeepsItsShare() {
    float[] self = {0.2f, -0.4f, 1};
    float[] leader = {0.6f, 0, 0.4f};
    assertThat(new Ema("policy", 0.5, 1).next(self, leader, at(0)))
        .containsExactly(new float[] {0.4f, -0.2f, 0.7f}, SIX);
    assertThat(new Ema("policy", 0.4, 1).next(self, leader, at(0)))
        .containsExactly(new float[] {0.44f, -0.16f, 0.64f}, SIX);
    assertThat(self).containsExactly(0.2f, -0.4f, 1);
    assertThat(new Ema("policy", 1, 1).next(self, leader, at(0))).containsExactly(self);
    assertThat(new Ema("policy", 0, 1).next(self, leader, at(0))).containsExactly(leader);
  }

  @Test
  void rulesRestBetweenTheirMoves() {
    assertThat(moves(new Ema("policy", 0.9, 1))).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(moves(new Ema("policy", 0.9, 3))).containsExactly(2, 5);
    assertThat(moves(new Periodic("policy", 2))).containsExactly(1, 3, 5);
    assertThat(moves(new Previous("policy"))).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void copiesAreTheLeader() {
    float[] leader = {2};
    assertThat(new Periodic("policy", 2).next(new float[] {1}, leader, at(1))).isSameAs(leader);
    assertThat(new Previous("policy").next(new float[] {1}, leader, at(1))).isSameAs(leader);
  }

  /** The cards on SALSA. */
  @Test
  void aSoupBeginsAsAMixtureAndStays() {
    Soup soup = new Soup("policy", 0.5);
    float[] own = {0.2f, -0.4f, 1};
    assertThat(soup.first(own, new float[] {0.6f, 0, 0.4f}))
        .containsExactly(new float[] {0.4f, -0.2f, 0.7f}, SIX);
    assertThat(new Soup("policy", 1).first(own, new float[] {9, 9, 9})).containsExactly(own);
    assertThat(own).containsExactly(0.2f, -0.4f, 1);
    assertThat(moves(soup)).isEmpty();
    assertThat(soup.mixes() && soup.still()).isTrue();
    assertThat(soup.next(own, new float[] {9, 9, 9}, at(3))).isSameAs(own);
  }

  @Test
  void onlyASoupMixes() {
    assertThat(new Fixed("policy").mixes()).isFalse();
    float[] own = {1};
    assertThat(new Ema("policy", 0.5, 1).first(own, new float[] {2})).isSameAs(own);
  }

  @Test
  void onlyThePreviousModelLags() {
    assertThat(new Previous("policy").lags()).isTrue();
    assertThat(new Periodic("policy", 2).lags()).isFalse();
    assertThat(new Ema("policy", 0.9, 1).lags()).isFalse();
  }
}
