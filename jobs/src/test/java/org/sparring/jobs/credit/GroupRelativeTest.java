package org.sparring.jobs.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.ReferenceValues;

class GroupRelativeTest {
  private static final Offset<Double> SIX = within(5e-7);

  private static double[] credit(boolean scale, double... rewards) {
    Member[] members =
        Arrays.stream(rewards).mapToObj(each -> Member.of(2).score(each)).toArray(Member[]::new);
    Group<Credited> group = new GroupRelative(scale).assign(Groups.scored(members), List.of());
    group.members().forEach(each -> assertThat(each.advantage()[1]).isEqualTo(each.advantage()[0]));
    return group.members().stream().mapToDouble(each -> each.advantage()[0]).toArray();
  }

  @Test
  void cardOnGrpo() {
    assertThat(credit(true, 1, 0, 0, 1, 1))
        .containsExactly(new double[] {0.730163, -1.095245, -1.095245, 0.730163, 0.730163}, SIX);
    assertThat(credit(false, 1, 0, 0, 1, 1))
        .containsExactly(new double[] {0.4, -0.6, -0.6, 0.4, 0.4}, SIX);
  }

  /** The other deviation that the card gives, without a floor to speak of. */
  @Test
  void biasedDeviation() {
    Member[] members =
        Arrays.stream(new double[] {1, 0, 0, 1, 1})
            .mapToObj(each -> Member.of(1).score(each))
            .toArray(Member[]::new);
    Group<Credited> group =
        new GroupRelative(true, false, 1e-12).assign(Groups.scored(members), List.of());
    assertThat(group.get(0).advantage()[0]).isCloseTo(0.816497, SIX);
    assertThat(group.get(1).advantage()[0]).isCloseTo(-1.224745, SIX);
  }

  @Test
  void deviationOfTrl() throws IOException {
    JsonNode entry = ReferenceValues.entry("nanstd");
    for (int i = 0; i < 2; i++) {
      double[] rewards =
          StreamSupport.stream(entry.get("inputs").get("x").get(i).spliterator(), false)
              .mapToDouble(each -> each.isNull() ? Double.NaN : each.asDouble())
              .toArray();
      double deviation = entry.get("expected").get("std").get(i).asDouble();
      double gap = credit(false, rewards)[0];
      assertThat(credit(true, rewards)[0]).isCloseTo(gap / (deviation + 1e-4), within(1e-6));
      assertThat(gap).isEqualTo(-1);
    }
  }

  @Test
  void groupsThatSayNothingGiveNoAdvantage() {
    assertThat(credit(true, 5)).containsExactly(0);
    assertThat(credit(false, 5)).containsExactly(0);
    assertThat(credit(true, 2, 2, 2)).containsExactly(0, 0, 0);
    assertThat(credit(true, Double.NaN)).containsExactly(0);
    assertThat(credit(true, Double.NaN, 3)).containsExactly(0, 0);
  }

  @Test
  void whatCouldNotBeScoredIsLeftOut() {
    assertThat(credit(false, 1, Double.NaN, 3)).containsExactly(-1, 0, 1);
  }

  @Test
  void droppedMembersStillCountInTheBaseline() {
    Group<Credited> group =
        new GroupRelative(false)
            .assign(
                Groups.scored(Member.of(1).score(1), Member.of(1).score(3).weight(0)), List.of());
    assertThat(group.get(0).advantage()).containsExactly(-1);
    assertThat(group.get(1).weight()).isZero();
  }

  @Test
  void noneGivesZeros() {
    Credited credited = new None().assign(Groups.scored(Member.of(3).score(9)), List.of()).get(0);
    assertThat(credited.advantage()).containsExactly(0, 0, 0);
    assertThat(credited.target()).isEmpty();
  }
}
