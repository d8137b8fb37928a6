package org.sparring.jobs.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.Param;
import org.sparring.common.config.Settings;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Group;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.part.Credit;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.adjust.KlInReward;
import org.sparring.jobs.recipe.Recipes;

class GreedyBaselineTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final GreedyBaseline CREDIT = new GreedyBaseline(7);

  private static Group<Credited> credit(Group<Scored> group, Member greedy) {
    return CREDIT.assign(group, List.of(Groups.scored(greedy)));
  }

  /** The sample of the card, charged for its divergence. */
  private static Group<Scored> card(double score) {
    Member sample =
        Member.of(3)
            .score(score)
            .stored(Row.logProb("policy"), -1, -0.5, -2)
            .stored(Row.logProb("reference"), -1.2, -0.4, -2.4);
    return new KlInReward(0.05, "policy", "reference")
        .apply(Groups.scored(sample), new double[0], 0);
  }

  private static GreedyBaseline code() {
    return (GreedyBaseline)
        Settings.parse("credit: {greedy_baseline: {form: code}}")
            .bind(Holder.class, Recipes.binder())
            .credit();
  }

  /** A slot for a credit. */
  record Holder(@Param("Credit.") Credit credit) {}

  @Test
  void advantagesAreThoseOfTheCard() {
    Credited credited = credit(card(1.2), Member.of(2).score(0.7)).get(0);
    assertThat(credited.advantage()).containsExactly(new double[] {0.475, 0.485, 0.48}, SIX);
    assertThat(credited.scored().parts()).containsEntry("greedy_baseline", 0.7);
    assertThat(credited.weight()).isEqualTo(1);
    assertThat(credited.target()).isEmpty();
  }

  @Test
  void theFormOfTheAuthorsCodeGivesItsNumbersOfTheCard() {
    Credited credited =
        code().assign(card(1.2), List.of(Groups.scored(Member.of(2).score(0.7)))).get(0);
    assertThat(credited.advantage())
        .containsExactly(new double[] {0.475149, 0.495050, 0.475000}, SIX);
    assertThat(credited.scored().parts()).containsEntry("greedy_baseline", 0.7);
    assertThat(credited.weight()).isEqualTo(1);
    for (double far : new double[] {-8, 12}) {
      double[] clipped =
          code()
              .assign(card(far), List.of(Groups.scored(Member.of(2).score(0.7))))
              .get(0)
              .advantage();
      double most = far < 0 ? -5 : 5;
      assertThat(clipped[2]).isCloseTo(-0.05 * 0.4 + 0.99 * most, SIX);
      assertThat(clipped[0]).isCloseTo(-0.05 * 0.2 + 0.99 * 0.99 * 0.99 * most, SIX);
    }
  }

  @Test
  void thePaperIsTheDefault() {
    GreedyBaseline usual =
        (GreedyBaseline)
            Settings.parse("credit: greedy_baseline").bind(Holder.class, Recipes.binder()).credit();
    assertThat(usual.form()).isEqualTo(GreedyBaseline.Form.PAPER);
    assertThat(
            usual
                .assign(card(1.2), List.of(Groups.scored(Member.of(2).score(0.7))))
                .get(0)
                .advantage())
        .containsExactly(new double[] {0.475, 0.485, 0.48}, SIX);
  }

  @Test
  void itAsksForOneGreedyResponse() {
    assertThat(CREDIT.asks(Groups.scored(Member.of(3))))
        .containsExactly(new Request(Role.GREEDY, -1, 0, 1, Decoding.greedy(7)));
  }

  @Test
  void withoutABaselineNothingIsLearned() {
    Group<Scored> group = Groups.scored(Member.of(2).score(1), Member.of(1).score(Double.NaN));
    Group<Credited> unknown = credit(group, Member.of(2).score(Double.NaN).weight(0));
    assertThat(unknown.members()).allMatch(each -> each.weight() == 0);
    assertThat(unknown.get(0).advantage()).containsOnly(0);
    Group<Credited> known = credit(group, Member.of(2).score(0.5));
    assertThat(known.get(0).advantage()).containsExactly(0.5, 0.5);
    assertThat(known.get(1).advantage()).containsOnly(0);
    assertThat(known.get(1).weight()).isZero();
  }
}
