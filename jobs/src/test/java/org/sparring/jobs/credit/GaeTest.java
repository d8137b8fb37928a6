package org.sparring.jobs.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparring.jobs.ReferenceValues.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Row;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.ReferenceValues;

class GaeTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row VALUE = Row.value("critic");

  private static Credited credit(double gamma, double lambda, Member member) {
    return new Gae(gamma, lambda, "critic").assign(Groups.scored(member), List.of()).get(0);
  }

  @Test
  void cardOnPpo() {
    Member member = Member.of(4).stored(VALUE, 0.1, 0.2, 0.3, 0.4).reward(-0.02, 0.01, 0.05, 0.99);
    Credited credited = credit(1, 0.95, member);
    assertThat(credited.advantage())
        .containsExactly(new double[] {0.825726, 0.784975, 0.7105, 0.59}, SIX);
    assertThat(credited.target())
        .containsExactly(new double[] {0.925726, 0.984975, 1.0105, 0.99}, SIX);
  }

  @Test
  void aCutSequenceIsNotBootstrapped() {
    Member member = Member.of(1).stored(VALUE, 0.5).score(1).finish(Finish.LENGTH);
    assertThat(credit(1, 0.95, member).advantage()).containsExactly(0.5);
  }

  @Test
  void whatCouldNotBeScoredIsDropped() {
    Member member = Member.of(2).stored(VALUE, 0.5, 0.5).score(Double.NaN);
    Credited credited = credit(1, 0.95, member);
    assertThat(credited.weight()).isZero();
    assertThat(credited.advantage()).containsExactly(0, 0);
    assertThat(credited.target()).containsExactly(0.5, 0.5);
  }

  @Test
  void returnsOfTorchtune() throws IOException {
    JsonNode entry = ReferenceValues.entry("gae_torchtune_returns");
    JsonNode in = entry.get("inputs");
    Member member =
        Member.of(4).stored(VALUE, numbers(in.get("values"))).reward(numbers(in.get("rewards")));
    Credited credited = credit(in.get("gamma").asDouble(), in.get("lambda").asDouble(), member);
    assertThat(credited.target())
        .containsExactly(numbers(entry.get("expected").get("returns")), within(1e-9));
  }

  @Test
  void returnsOfTianshou() throws IOException {
    JsonNode entry = ReferenceValues.entry("gae_returns_terminated");
    JsonNode in = entry.get("inputs");
    double[] rewards = numbers(in.get("rewards"));
    double[] next = numbers(in.get("next_values"));
    double[] expected = numbers(entry.get("expected").get("returns"));
    for (int from = 0; from < rewards.length; from += 4) {
      double[] values = new double[4];
      for (int t = 0; t < 4; t++) {
        values[t] = next[(from + t + next.length - 1) % next.length];
      }
      Member member =
          Member.of(4).stored(VALUE, values).reward(Arrays.copyOfRange(rewards, from, from + 4));
      assertThat(credit(0.99, 0.95, member).target())
          .containsExactly(Arrays.copyOfRange(expected, from, from + 4), within(1e-3));
    }
  }

  @Test
  void advantagesOfRlaxUpToTheEndOfAnEpisode() throws IOException {
    JsonNode entry = ReferenceValues.entry("gae_truncated");
    double[] rewards = numbers(entry.get("inputs").get("rewards").get(1));
    double[] values = numbers(entry.get("inputs").get("values_T_plus_1").get(1));
    for (String lambda : List.of("1.0", "0.7", "0.4")) {
      JsonNode expected = entry.get("expected").get("advantages_by_lambda").get(lambda).get(1);
      Member member =
          Member.of(4).stored(VALUE, Arrays.copyOf(values, 4)).reward(Arrays.copyOf(rewards, 4));
      assertThat(credit(0.9, Double.parseDouble(lambda), member).advantage())
          .containsExactly(Arrays.copyOf(numbers(expected), 4), within(1e-3));
    }
  }
}
