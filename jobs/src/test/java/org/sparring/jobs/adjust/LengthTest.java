package org.sparring.jobs.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

/** What the card on DAPO does about length. */
class LengthTest {
  private static final Offset<Double> SIX = within(5e-7);

  private static Scored shaped(Shaping shaping, Member member) {
    return shaping.apply(Groups.scored(member), new double[0], 0).get(0);
  }

  @ParameterizedTest
  @CsvSource({"18000, -0.394531", "16384, 0", "16385, -0.000244", "20480, -1", "21000, -1", "1, 0"})
  void overlongPenaltyOfTheCard(int length, double penalty) {
    Scored scored = shaped(new Overlong(20480, 4096, 1), Member.of(length).score(0.5));
    assertThat(scored.total()).isCloseTo(0.5 + penalty, SIX);
    assertThat(scored.reward()[length - 1]).isCloseTo(0.5 + penalty, SIX);
    assertThat(scored.parts().get(Overlong.PART)).isCloseTo(penalty, SIX);
  }

  @Test
  void theFactorScalesPenaltyAndFloor() {
    Overlong twice = new Overlong(4, 2, 2);
    assertThat(shaped(twice, Member.of(3)).total()).isEqualTo(-1);
    assertThat(shaped(twice, Member.of(9)).total()).isEqualTo(-2);
    assertThat(shaped(new Overlong(4, 4, 1), Member.of(1)).total()).isEqualTo(-0.25);
  }

  @Test
  void whatCouldNotBeScoredStaysSo() {
    Scored scored = shaped(new Overlong(2, 1, 1), Member.of(5).score(Double.NaN));
    assertThat(scored.scorable()).isFalse();
    assertThat(scored.parts()).containsEntry(Overlong.PART, 0.0);
    assertThat(shaped(new Overlong(2, 1, 1), Member.of(0)).parts())
        .containsEntry(Overlong.PART, 0.0);
  }

  @Test
  void aBufferLongerThanTheWholeIsRefused() {
    assertThatThrownBy(() -> new Overlong(4, 5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("buffer is 5, but longest only 4");
  }

  @Test
  void responsesThatWereCutAreDroppedAndSeen() {
    Finish[] all = Finish.values();
    Member[] members =
        Arrays.stream(all)
            .map(finish -> Member.of(1).score(2).finish(finish))
            .toArray(Member[]::new);
    Group<Scored> group = new DropTruncated().apply(Groups.scored(members), new double[0], 0);
    assertThat(group.size()).isEqualTo(all.length);
    for (int i = 0; i < all.length; i++) {
      boolean cut = all[i] == Finish.LENGTH || all[i] == Finish.TRUNCATED;
      assertThat(group.get(i).weight()).as(all[i].toString()).isEqualTo(cut ? 0 : 1);
      assertThat(group.get(i).total()).isEqualTo(2);
    }
  }
}
