package org.sparring.jobs.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparring.jobs.ReferenceValues.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.ReferenceValues;

class ShapingTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row POLICY = Row.logProb("policy");
  private static final Row REFERENCE = Row.logProb("reference");

  private static Scored shape(Shaping shaping, Member member) {
    return shaping.apply(Groups.scored(member), new double[0], 0).get(0);
  }

  private static Member card1() {
    return Member.of(4)
        .stored(POLICY, -1, -0.5, -2, -0.2)
        .stored(REFERENCE, -1.2, -0.4, -1.5, -0.3)
        .score(1);
  }

  @Test
  void klInRewardOfTheCard() {
    Scored shaped = shape(new KlInReward(0.1, "policy", "reference"), card1());
    assertThat(shaped.reward()).containsExactly(new double[] {-0.02, 0.01, 0.05, 0.99}, SIX);
    assertThat(shaped.parts().get(KlInReward.KL)).isCloseTo(-0.3, SIX);
    assertThat(shaped.parts().get(KlInReward.PENALTY)).isCloseTo(0.03, SIX);
  }

  @Test
  void klInRewardSparesWhatThePolicyDidNotWrite() {
    Member member = card1().author(1, Author.WORLD);
    Scored shaped = shape(new KlInReward(0.1, "policy", "reference"), member);
    assertThat(shaped.reward()).containsExactly(new double[] {-0.02, 0, 0.05, 0.99}, SIX);
    assertThat(shaped.parts().get(KlInReward.KL)).isCloseTo(-0.2, SIX);
  }

  @Test
  void klInRewardOfTorchtune() throws IOException {
    JsonNode entry = ReferenceValues.entry("kl_penalised_rewards");
    JsonNode in = entry.get("inputs");
    KlInReward shaping = new KlInReward(in.get("kl_coeff").asDouble(), "policy", "reference");
    for (int i = 0; i < 3; i++) {
      Member member =
          Member.of(3)
              .stored(POLICY, numbers(in.get("logprobs").get(i)))
              .stored(REFERENCE, numbers(in.get("ref_logprobs").get(i)))
              .score(in.get("scores").get(i).asDouble());
      assertThat(shape(shaping, member).reward())
          .containsExactly(numbers(entry.get("expected").get("rewards").get(i)), within(1e-12));
    }
  }

  @Test
  void missingEndOfSequence() {
    Member cut = Member.of(2).reward(0.5, 3).finish(Finish.LENGTH);
    MissingEos subtract = new MissingEos(1, MissingEos.Mode.SUBTRACT);
    MissingEos replace = new MissingEos(10, MissingEos.Mode.REPLACE);
    assertThat(shape(subtract, cut).reward()).containsExactly(0.5, 2);
    assertThat(shape(subtract, cut).parts()).containsEntry("missing_eos", -1.0);
    assertThat(shape(replace, cut).reward()).containsExactly(0, -10);
    assertThat(shape(replace, cut).parts()).containsEntry("missing_eos", -13.5);
    assertThat(shape(replace, cut.finish(Finish.EOS)).reward()).containsExactly(0.5, 3);
    Member failed = Member.of(1).score(Double.NaN).finish(Finish.LENGTH);
    assertThat(shape(replace, failed).scorable()).isFalse();
  }

  @Test
  void groupsWithEqualRewardsAreDropped() {
    assertThat(kept(1, 1, 1)).isFalse();
    assertThat(kept(1, 0, 1)).isTrue();
    assertThat(kept(1)).isFalse();
    assertThat(kept(1, Double.NaN, 1)).isFalse();
    assertThat(kept(Double.NaN)).isFalse();
    assertThat(kept(0, Double.NaN, 1)).isTrue();
  }

  private static boolean kept(double... rewards) {
    Member[] members = new Member[rewards.length];
    for (int i = 0; i < rewards.length; i++) {
      members[i] = Member.of(1).score(rewards[i]);
    }
    Group<Scored> group = new DropEqual().apply(Groups.scored(members), new double[0], 0);
    assertThat(group.size()).isEqualTo(rewards.length);
    return group.members().stream().allMatch(each -> each.weight() == 1);
  }
}
