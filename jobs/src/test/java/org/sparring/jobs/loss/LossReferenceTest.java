package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparring.jobs.ReferenceValues.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.data.Author;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.jobs.Member;
import org.sparring.jobs.ReferenceValues;

/** Numbers that the public tests of other implementations state. */
class LossReferenceTest {
  private static final Row POLICY = Row.logProb("policy");

  @Test
  void dpoOfTorchtune() throws IOException {
    JsonNode entry = ReferenceValues.entry("dpo_sigmoid");
    JsonNode in = entry.get("inputs");
    double[] expected = numbers(entry.get("expected").get("losses"));
    for (int i = 0; i < expected.length; i++) {
      Scene scene =
          Scene.empty()
              .group(
                  new Preference.Ranks(0, 1), member(in, "chosen", i), member(in, "rejected", i));
      Dpo loss = new Dpo(in.get("beta").asDouble(), 0, "policy", "reference");
      assertThat(scene.mean(loss)).isCloseTo(expected[i], within(1e-8));
    }
  }

  @Test
  void hingeOfTorchtune() throws IOException {
    JsonNode entry = ReferenceValues.entry("rso_hinge");
    JsonNode in = ReferenceValues.entry("dpo_sigmoid").get("inputs");
    double[] expected = numbers(entry.get("expected").get("losses"));
    double gamma = entry.get("inputs").get("gamma").asDouble();
    Hinge loss = new Hinge(gamma, 1, Gains.sums("policy", "reference"));
    for (int i = 0; i < expected.length; i++) {
      Scene scene =
          Scene.empty()
              .group(
                  new Preference.Ranks(0, 1), member(in, "chosen", i), member(in, "rejected", i));
      assertThat(scene.mean(loss)).isCloseTo(expected[i], within(1e-8));
    }
  }

  private static Member member(JsonNode in, String side, int i) {
    return Member.of(1)
        .live(POLICY, in.get("policy_" + side + "_logps").get(i).asDouble())
        .stored(Row.logProb("reference"), in.get("ref_" + side + "_logps").get(i).asDouble());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ppo_clip_high", "ppo_clip_inside", "ppo_clip_low"})
  void clippedSurrogateOfTorchtune(String name) throws IOException {
    JsonNode entry = ReferenceValues.entry(name);
    JsonNode in = entry.get("inputs");
    Member member =
        Member.of(3)
            .live(POLICY, numbers(in.get("logprobs")))
            .stored(POLICY, numbers(in.get("old_logprobs")))
            .advantage(numbers(in.get("advantages")));
    Scene scene = Scene.empty().group(Preference.NONE, member);
    Clipped loss = new Clipped(in.get("epsilon").asDouble(), 0, MeanOver.TOKEN, "policy");
    JsonNode expected = entry.get("expected");
    assertThat(scene.mean(loss)).isCloseTo(expected.get("policy_loss").asDouble(), within(1e-8));
    assertThat(scene.metric(loss, "val/ratio"))
        .isCloseTo(expected.get("ratio").asDouble(), within(1e-8));
  }

  @Test
  void clippedSurrogateOfRlax() throws IOException {
    JsonNode entry = ReferenceValues.entry("ppo_clip_surrogate");
    JsonNode in = entry.get("inputs");
    double[] expected = numbers(entry.get("expected").get("losses"));
    Clipped loss = new Clipped(in.get("epsilon").asDouble(), 0, MeanOver.TOKEN, "policy");
    for (int row = 0; row < expected.length; row++) {
      Member member =
          Member.of(3)
              .live(POLICY, chosen(in, "logits"))
              .stored(POLICY, chosen(in, "old_logits"))
              .advantage(numbers(in.get("advantages").get(row)));
      Scene scene = Scene.empty().group(Preference.NONE, member);
      assertThat(scene.mean(loss)).isCloseTo(expected[row], within(1e-5));
    }
  }

  private static double[] chosen(JsonNode in, String name) {
    double[] logProbs = new double[in.get("actions").size()];
    for (int t = 0; t < logProbs.length; t++) {
      double[] logits = numbers(in.get(name).get(t));
      double total = Arrays.stream(logits).map(Math::exp).sum();
      logProbs[t] = logits[in.get("actions").get(t).asInt()] - Math.log(total);
    }
    return logProbs;
  }

  @ParameterizedTest
  @CsvSource({
    "loss_aggregation_token_mean, loss, TOKEN, token_mean",
    "loss_aggregation_seq_mean_token_mean, loss, SEQUENCE, seq_mean",
    "masked_mean_sequence_and_token, values, TOKEN, token_mean",
    "masked_mean_sequence_and_token, values, SEQUENCE, mean_of_row_means"
  })
  void means(String name, String rows, MeanOver mean, String key) throws IOException {
    JsonNode entry = ReferenceValues.entry(name);
    JsonNode in = entry.get("inputs");
    Scene scene = Scene.empty();
    for (int i = 0; i < in.get("mask").size(); i++) {
      scene =
          scene.group(
              Preference.NONE,
              masked(numbers(in.get(rows).get(i)), numbers(in.get("mask").get(i))));
    }
    SftTerm loss = new SftTerm(SftTerm.Members.ALL, mean, "policy");
    assertThat(scene.mean(loss)).isCloseTo(entry.get("expected").get(key).asDouble(), within(1e-8));
  }

  private static Member masked(double[] losses, double[] mask) {
    Member member = Member.of(losses.length);
    for (int t = 0; t < mask.length; t++) {
      member.author(t, mask[t] > 0 ? Author.POLICY : Author.WORLD);
    }
    return member.live(POLICY, Arrays.stream(losses).map(each -> -each).toArray());
  }
}
