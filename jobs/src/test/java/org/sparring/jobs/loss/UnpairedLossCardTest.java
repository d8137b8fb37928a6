package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;
import org.sparring.common.part.Batch;
import org.sparring.jobs.Member;

/** The worked numbers of the cards on losses of unpaired responses, to six decimals. */
class UnpairedLossCardTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row POLICY = Row.logProb("policy");
  private static final Row REFERENCE = Row.logProb("reference");
  private static final double[] CHOSEN = {1.0, -1.0};
  private static final double[] REJECTED = {-0.5, 1.5};

  private static Member gained(double gain) {
    return Member.of(2).live(POLICY, -2, -3 + gain).stored(REFERENCE, -1, -4);
  }

  private static Member mismatched(double gain) {
    Member member = gained(gain).role(Role.MISMATCHED);
    return member.author(0, Author.WORLD).author(1, Author.WORLD);
  }

  /** Each response with a mismatched one. */
  private static Scene kto(double... mismatched) {
    Scene scene = Scene.empty();
    for (int i = 0; i < 4; i++) {
      int rank = i / 2;
      double gain = (rank == 0 ? CHOSEN : REJECTED)[i % 2];
      scene = scene.group(new Preference.Ranks(rank, -1), gained(gain), mismatched(mismatched[i]));
    }
    return scene;
  }

  @Test
  void kahnemanTversky() {
    Scene scene = kto(0.4, -0.1, 0.3, 0.2);
    Kto loss = new Kto(0.1, 1, 1, "policy", "reference");
    assertThat(scene.metric(loss, "shift")).isCloseTo(0.2, SIX);
    assertThat(scene.mean(loss)).isCloseTo(0.506234, SIX);
    assertThat(scene.mean(new Kto(0.1, 1, 1.5, "policy", "reference"))).isCloseTo(0.633104, SIX);
    double[] terms = {0.480011, 0.529964, 0.482507, 0.532454};
    for (int i = 0; i < 4; i++) {
      Point point = loss.at(new Labelled(i < 2, (i < 2 ? CHOSEN : REJECTED)[i % 2]), 0.2);
      assertThat(point.value()).isCloseTo(terms[i], SIX);
    }
    assertThat(scene.gradient(loss).all()).hasSize(8);
  }

  @Test
  void thePointOfReferenceIsNeverBelowNothing() {
    Kto loss = new Kto(0.1, 1, 1, "policy", "reference");
    assertThat(kto(-3, -4, 1, 2).metric(loss, "shift")).isZero();
  }

  /** No mismatched response, and one label only. */
  @Test
  void aStepOfOneLabelIsNoError() {
    Scene scene = Scene.empty().group(new Preference.Ranks(0), gained(1));
    Kto loss = new Kto(0.1, 1, 1, "policy", "reference");
    assertThat(scene.mean(loss)).isCloseTo(1 / (1 + Math.exp(0.1)), SIX);
    assertThat(scene.mean(new Bco(0.1, "policy", "reference"))).isCloseTo(Math.log(2), SIX);
  }

  private static Scene unpaired(double... gains) {
    Scene scene = Scene.empty();
    for (int i = 0; i < gains.length; i++) {
      scene = scene.group(new Preference.Ranks(i / 2), gained(gains[i]));
    }
    return scene;
  }

  @Test
  void binaryClassifier() {
    Scene scene = unpaired(1, -1, -0.5, 1.5);
    Bco loss = new Bco(0.1, "policy", "reference");
    assertThat(scene.metric(loss, "shift")).isCloseTo(0.025, SIX);
    assertThat(scene.mean(loss)).isCloseTo(0.706975, SIX);
    assertThat(scene.metric(loss, "rewards/rejected")).isCloseTo(0.05, SIX);
  }

  @Test
  void theShiftOfTheClassifierRemembersEarlierSteps() {
    Bco loss = new Bco(0.1, "policy", "reference");
    Scene first = unpaired(1, -1, -0.5, 1.5);
    Scene second = unpaired(1, 1.5, 0.5, 2);
    double[] memory =
        loss.recall(new Batch(first.groups(), first.live(), first.live(), new double[2]));
    double[] next = loss.recall(new Batch(second.groups(), second.live(), second.live(), memory));
    assertThat(next[0]).isEqualTo(8);
    assertThat(loss.shift(new Batch(second.groups(), second.live(), second.live(), next)))
        .isCloseTo(0.075, SIX);
  }

  /** The score of a prompt whose probability to be one of a desirable response is given. */
  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  @Test
  void weightsOfUndesirableResponsesAreTheRatioOfDensities() {
    Matching matching = new Matching("classifier", 0.5, 10);
    double[] probabilities = {0.2, 0.6, 0.95};
    double[] weights = {0.5, 1.5, 10};
    for (int i = 0; i < weights.length; i++) {
      assertThat(matching.factor(logit(probabilities[i]))).isCloseTo(weights[i], SIX);
    }
    assertThat(matching.factor(1e4)).isEqualTo(10);
    assertThat(matching.factor(-1e4)).isEqualTo(0.5);
  }

  /** Terms of the card, those of undesirable responses times 0.5 and 1.5, over four responses. */
  @Test
  void matchingChangesTheLossOfUndesirableResponsesAndNeitherShiftNorMass() {
    Bco loss = new Bco(0.1, new Matching("classifier", 0.5, 10), "policy", "reference");
    Row score = Row.score("classifier");
    Scene scene =
        Scene.empty()
            .group(new Preference.Ranks(0), gained(1).stored(score, 3))
            .group(new Preference.Ranks(0), gained(-1).stored(score, -3))
            .group(new Preference.Ranks(1), gained(-0.5).stored(score, logit(0.2)))
            .group(new Preference.Ranks(1), gained(1.5).stored(score, logit(0.6)));
    assertThat(scene.metric(loss, "shift")).isCloseTo(0.025, SIX);
    assertThat(scene.mass(loss)).isEqualTo(4);
    double terms = 0.656350 + 0.757599 + 0.5 * 0.656350 + 1.5 * 0.757599;
    assertThat(scene.mean(loss)).isCloseTo(terms / 4, within(1e-6));
    assertThat(scene.metric(loss, "matching/weight")).isCloseTo(1, SIX);
    assertThat(loss.reads()).containsExactlyInAnyOrder(REFERENCE, score);
  }

  @Test
  void boundsOfWeightsAreInOrder() {
    assertThatThrownBy(() -> new Matching("classifier", 2, 1))
        .hasMessage("bco.matching: least = 2.0 must not be above most = 1.0");
  }

  /** -log sigma(0.5) and -log sigma(-1), the latter twice; an unranked response is not there. */
  @Test
  void labelsAreRegressedOnScores() {
    Row score = Row.score("reward");
    Member desirable = Member.of(2).live(score, 0.5);
    Member other = Member.of(2).live(score, 1).weight(2);
    Scene scene =
        Scene.empty()
            .group(new Preference.Ranks(0, 3, -1), desirable, other, Member.of(2).live(score, 9));
    LabelError loss = new LabelError("reward");
    assertThat(scene.mean(loss)).isCloseTo((0.474077 + 2 * 1.313262) / 3, within(1e-6));
    assertThat(scene.metric(loss, "labels/accuracies")).isCloseTo(1 / 3.0, SIX);
  }
}
