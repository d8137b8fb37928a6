package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.Batch;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

/** Which tokens a value function learns from. */
class ValueTargetsTest {
  private static final Row VALUE = Row.value("critic");

  private final List<Integer> sloped = new ArrayList<>();

  private static Member member(double... targets) {
    return Member.of(3)
        .author(0, Author.EARLIER)
        .target(targets)
        .stored(VALUE, 0, 0, 0)
        .live(VALUE, 1, 1, 1);
  }

  private double evaluate(ValueError loss, Group<Credited> group) {
    double[] live = {1, 1, 1};
    Batch batch =
        new Batch(List.of(group), (g, m, row) -> live, (g, m, row) -> live, new double[0]);
    return loss.evaluate(batch, (g, m, row, token, slope) -> sloped.add(3 * m + token));
  }

  @Test
  void earlierTokensAreLeftToThoseWhoAskForAll() {
    Group<Credited> group = Groups.credited(member(0, 0, 0));
    ValueError trained = new ValueError(9, MeanOver.TOKEN, "critic");
    assertThat(trained.mass(group)).isEqualTo(2);
    assertThat(evaluate(trained, group)).isEqualTo(1);
    assertThat(sloped).containsExactly(1, 2);
    sloped.clear();
    ValueError all = new ValueError(9, MeanOver.TOKEN, "critic", ValueError.Tokens.ALL);
    assertThat(all.mass(group)).isEqualTo(3);
    assertThat(evaluate(all, group)).isEqualTo(1.5);
    assertThat(sloped).containsExactly(0, 1, 2);
  }

  @Test
  void aResponseWithoutTargetsIsNotLearnedFrom() {
    double unknown = Double.NaN;
    Group<Credited> group = Groups.credited(member(unknown, unknown, unknown), member(0, 0, 0));
    for (MeanOver mean : List.of(MeanOver.TOKEN, MeanOver.SEQUENCE)) {
      ValueError loss = new ValueError(9, mean, "critic", ValueError.Tokens.ALL);
      assertThat(loss.mass(group)).isEqualTo(mean == MeanOver.TOKEN ? 3 : 1);
      sloped.clear();
      assertThat(evaluate(loss, group)).isFinite();
      assertThat(sloped).containsExactly(3, 4, 5);
      assertThat(loss.observe(batchOf(group)).values()).allMatch(each -> each.sum() >= 0);
    }
  }

  private static Batch batchOf(Group<Credited> group) {
    double[] live = {1, 1, 1};
    return new Batch(List.of(group), (g, m, row) -> live, (g, m, row) -> live, new double[0]);
  }
}
