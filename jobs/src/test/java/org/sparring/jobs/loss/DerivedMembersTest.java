package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sparring.jobs.loss.PairFixture.SIX;
import static org.sparring.jobs.loss.PairFixture.SUMS;
import static org.sparring.jobs.loss.PairFixture.p1;
import static org.sparring.jobs.loss.PairFixture.response;

import org.junit.jupiter.api.Test;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Author;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;
import org.sparring.common.part.Loss;
import org.sparring.jobs.Member;

/** Losses that learn from members made of given responses: revisions and degraded copies. */
class DerivedMembersTest {
  private static final Row HEAD = Row.head("policy");

  /** A response whose log-ratio is this. */
  private static Member gained(double gain) {
    return response(2, -3 + gain, -3);
  }

  private static Member revision(int parent, double gain) {
    return gained(gain).role(Role.REVISION).parent(parent);
  }

  /** The sample of the card, with the worse response first. */
  private static Scene revisions() {
    return Scene.empty()
        .group(
            new Preference.Ranks(1, 0, -1, -1, -1, -1),
            gained(-0.4),
            gained(0.6),
            revision(0, -0.5),
            revision(0, 0.8),
            revision(1, -0.3),
            revision(1, 0.2));
  }

  @Test
  void srpo() {
    assertThat(revisions().mean(new Srpo(0.3, 0, "policy", "reference"))).isCloseTo(0.1369, SIX);
    assertThat(revisions().mean(new Srpo(0.3, 1, "policy", "reference"))).isCloseTo(0.1346, SIX);
    Srpo loss = new Srpo(0.3, 0.5, "policy", "reference");
    assertThat(revisions().mean(loss)).isCloseTo(0.135750, SIX);
    assertThat(revisions().metric(loss, "srpo/responses")).isCloseTo(0.1369, SIX);
    assertThat(revisions().metric(loss, "srpo/revisions")).isCloseTo(0.1346, SIX);
    assertThat(revisions().metric(loss, "revisions/accuracies")).isEqualTo(1);
    assertThat(revisions().metric(loss, "rewards/margins")).isCloseTo(0.3, SIX);
    assertSlopes(loss, revisions(), 6 * 2);
  }

  @Test
  void srpoLearnsNothingWithoutRevisions() {
    assertThat(p1().mass(new Srpo(0.3, 0.5, "policy", "reference"))).isZero();
    assertThat(new Srpo(0.3, 0.5, "policy", "reference").roles()).containsExactly(Role.REVISION);
  }

  private static Member copy(int parent, double... head) {
    return Member.of(1).author(0, Author.WORLD).role(Role.DEGRADED).parent(parent).live(HEAD, head);
  }

  /** The copies of the card; the responses themselves add what the first of them does. */
  private static Scene degrees() {
    return Scene.empty()
        .group(
            new Preference.Ranks(0, 1, -1, -1),
            response(6, -12, -13).live(HEAD, 2, 0.5, -1),
            response(9, -15, -14.5).live(HEAD, 2, 0.5, -1),
            copy(0, 0.2, 1.1, 0.4),
            copy(1, 0.2, 1.1, 0.4));
  }

  @Test
  void degreesAreToldApart() {
    Degree loss = new Degree("policy");
    assertThat(degrees().mean(loss)).isCloseTo((0.241311 + 0.643513) / 2, SIX);
    Dpo dpo = new Dpo(0.1, 0, 0, SUMS);
    assertThat(degrees().mean(dpo) + 0.1 * degrees().mean(loss)).isCloseTo(0.665198, SIX);
    assertThat(degrees().metric(loss, "degrees/accuracies")).isEqualTo(1);
    assertSlopes(loss, degrees(), 4 * 3);
  }

  @Test
  void aResponseWithoutCopiesHasNoDegree() {
    Degree loss = new Degree("policy");
    Scene one =
        Scene.empty()
            .group(
                new Preference.Ranks(0, 1, -1),
                response(1, -1, -1).live(HEAD, 0, 0),
                response(1, -1, -1).live(HEAD, 0, 0),
                copy(1, 0, 0));
    assertThat(one.mass(loss)).isEqualTo(1);
    assertThat(one.mean(loss)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(one.gradient(loss).row(0, 0, HEAD, 1)).isEmpty();
  }

  @Test
  void aHeadThatIsTooNarrowIsRefused() {
    Scene narrow =
        Scene.empty()
            .group(
                new Preference.Ranks(0, 1, -1),
                response(1, -1, -1).live(HEAD, 0),
                response(1, -1, -1).live(HEAD, 0),
                copy(0, 0));
    assertThatThrownBy(() -> narrow.sum(new Degree("policy")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("models.policy.head")
        .hasMessageContaining("needs 2 numbers, not 1");
  }

  private static Member segment(double label, double... head) {
    return Member.of(2).role(Role.SEGMENT).parent(0).part("fact", label).live(HEAD, head);
  }

  @Test
  void segmentsAreClassifiedByTheirLabels() {
    MarkError loss = new MarkError("fact", "policy");
    Scene scene =
        Scene.empty()
            .group(
                Preference.NONE,
                Member.of(2).part("fact", 1).live(HEAD, 5, 0, 0),
                segment(1, 0.2, 1.1, 0.4),
                segment(-1, 0.2, 1.1, 0.4).weight(0.5),
                segment(0, 2, 0.5, -1),
                segment(Double.NaN, 0, 0, 0),
                segment(1, 0, 0, 0).weight(0));
    assertThat(scene.mass(loss)).isEqualTo(2.5);
    double total = Math.log(Math.exp(0.2) + Math.exp(1.1) + Math.exp(0.4));
    assertThat(total - 1.1).isCloseTo(0.643513, SIX);
    assertThat(scene.sum(loss)).isCloseTo(0.643513 + (total - 0.4) / 2 + 0.241311, within(1e-6));
    assertThat(scene.metric(loss, "marks/accuracies/fact")).isCloseTo(2 / 2.5, SIX);
    assertSlopes(loss, scene, 6 * 3);
    assertThat(loss.roles()).containsExactly(Role.SEGMENT);
  }

  @Test
  void aHeadOfAnotherSizeIsRefused() {
    Scene wide = Scene.empty().group(Preference.NONE, segment(1, 0, 0, 0, 0));
    assertThatThrownBy(() -> wide.sum(new MarkError("fact", "policy")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("models.policy.head");
  }

  private static void assertSlopes(Loss loss, Scene scene, int count) {
    SlopeCheck check = new SlopeCheck(loss);
    check.check(scene);
    assertThat(check.compared()).isEqualTo(count);
    assertThat(scene.gradient(loss).all().values()).anyMatch(slope -> Math.abs(slope) > 0.01);
  }
}
