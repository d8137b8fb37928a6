package org.sparring.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Signal;
import org.sparring.common.random.Draw;
import org.sparring.jobs.Member;

class SampleSummaryTest {
  private static final Row POLICY = Row.logProb("policy");
  private static final Row BASE = Row.logProb("base");

  private static Scored sample(double score, Member member) {
    Member stored = member.stored(new Row("policy", Signal.ENTROPY), 0.5, 1.5);
    return new Scored(stored.rollout(), new double[2], Map.of("gold", score), 1);
  }

  private static Scored sample(double score) {
    return sample(score, Member.of(2).stored(POLICY, -1, -2).stored(BASE, -2, -5));
  }

  private static Group<Scored> group(Scored... members) {
    return new Group<>("key", Map.of(), Preference.NONE, List.of(members));
  }

  private static SampleSummary of(List<Group<Scored>> groups) {
    return new SampleSummary(groups, "policy", Draw.seed(1));
  }

  private static Map<String, Summary> byName(List<Summary> summaries) {
    return summaries.stream().collect(Collectors.toMap(Summary::name, Function.identity()));
  }

  @Test
  void theDeviationIsOverSamplesAndTheMeanOverPrompts() {
    List<Group<Scored>> groups =
        List.of(group(sample(1), sample(2), sample(6)), group(sample(5), sample(Double.NaN)));
    Map<String, Summary> alone = byName(of(groups).alone());
    assertThat(alone.get("mean/gold").value()).isCloseTo((3 + 5) / 2.0, within(1e-12));
    assertThat(alone.get("mean/gold").n()).isEqualTo(2);
    assertThat(alone.get("std/gold").value()).isCloseTo(Math.sqrt(17 / 3.0), within(1e-12));
    assertThat(alone.get("std/gold").n()).isEqualTo(4);
    assertThat(alone.get("unscored/gold").value()).isEqualTo(1);
    assertThat(alone.get("entropy").value()).isCloseTo(1, within(1e-12));
  }

  @Test
  void oneScoreHasNoDeviation() {
    assertThat(byName(of(List.of(group(sample(1)))).alone()).get("std/gold").value()).isNaN();
  }

  @Test
  void theDivergenceLeavesOutTokensThatThePolicyDidNotWrite() {
    Scored cut =
        sample(
            1,
            Member.of(2)
                .stored(POLICY, -1, -2)
                .stored(BASE, -2, -5)
                .author(1, Author.WORLD)
                .finish(Finish.LENGTH));
    List<Group<Scored>> base = List.of(group(sample(0)));
    assertThat(byName(of(List.of(group(sample(1)))).against(base, "base")).get("kl").value())
        .isCloseTo(4, within(1e-12));
    assertThat(byName(of(List.of(group(cut))).against(base, "base")).get("kl").value())
        .isCloseTo(1, within(1e-12));
    assertThat(byName(of(List.of(group(cut))).alone()).get("finished").value()).isZero();
  }

  @Test
  void aStopTokenFinishesAResponseAsEndOfSequenceDoes() {
    Scored stopped = sample(1, Member.of(2).stored(POLICY, -1, -2).finish(Finish.STOP));
    assertThat(byName(of(List.of(group(stopped))).alone()).get("finished").value()).isEqualTo(1);
  }

  @Test
  void theShareIsOfTheWayFromTheBaselineToTheOptimum() {
    Scored best =
        new Scored(Member.of(2).rollout(), new double[2], Map.of("gold", 3.0, "top", 5.0), 1);
    List<Group<Scored>> base = List.of(group(sample(1)));
    assertThat(of(List.of(group(best))).share(base, "gold", "top").value())
        .isCloseTo(0.5, within(1e-12));
  }
}
