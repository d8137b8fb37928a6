package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Score;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.Trace;
import org.sparring.common.data.View;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Model;
import org.sparring.common.model.Pass;
import org.sparring.common.part.Encoding;
import org.sparring.common.part.Reward;
import org.sparring.jobs.recipe.RewardTerm;

class ScorerTest {
  private static final Row SCORE = Row.score("sum");
  private static final int END = 7;
  private static final Encoding ENCODING = new Encoding(text -> new int[] {text.length()}, END);

  /** Scores a text by the sum of its ids. */
  private static final class Sums implements Model {
    private final List<Integer> sizes = new ArrayList<>();

    @Override
    public Pass forward(List<? extends Trace> traces, Set<Signal> signals, boolean gradient) {
      sizes.add(traces.size());
      return new Pass() {
        @Override
        public double[] at(int trace, Signal signal) {
          return new double[] {Arrays.stream(((Tokens) traces.get(trace)).ids()).sum()};
        }

        @Override
        public void backward(SlopesOf slopes) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public Layout layout() {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] parameters() {
      return new float[0];
    }

    @Override
    public void load(float[] parameters) {}

    @Override
    public float[] gradient() {
      return new float[0];
    }

    @Override
    public void clearGradient() {}

    @Override
    public void close() {}
  }

  /** Shows each member's length, twice; its score is the sum of what the model says. */
  private record Twice() implements Reward {
    @Override
    public Set<Row> viewed() {
      return Set.of(SCORE);
    }

    @Override
    public List<View> views(Group<Rollout> group, Encoding encoding) {
      List<View> views = new ArrayList<>();
      for (int m = 0; m < group.size(); m++) {
        int[] ids = encoding.ids("x".repeat(group.get(m).length()));
        views.add(View.of(m, 0, new Tokens(new int[] {1}, ids)));
        views.add(View.of(m, 0, new Tokens(new int[] {1}, new int[] {ids[0], encoding.end()})));
      }
      return views;
    }

    @Override
    public List<Score> score(Group<Rollout> group) {
      return score(group, List.of());
    }

    @Override
    public List<Score> score(Group<Rollout> group, List<View> views) {
      double[] sums = new double[group.size()];
      views.forEach(each -> sums[each.member()] += each.row(SCORE)[0]);
      return Arrays.stream(sums).mapToObj(Score::of).toList();
    }
  }

  /** Shows nothing. */
  private record Lengths() implements Reward {
    @Override
    public List<Score> score(Group<Rollout> group) {
      return group.members().stream().map(each -> Score.of(each.length())).toList();
    }
  }

  private final Sums model = new Sums();
  private final Scorer scorer =
      new Scorer(
          List.of(
              new RewardTerm("twice", 1, new Twice()), new RewardTerm("length", 1, new Lengths())),
          new Annotation(name -> model, 1000),
          ENCODING);

  private static Group<Rollout> group(String key, int... lengths) {
    return LoopFixture.scored(key, lengths).map(Scored::rollout);
  }

  private static double[] values(List<Score> scores) {
    return scores.stream().mapToDouble(Score::value).toArray();
  }

  @Test
  void modelsReadTheViewsOfAllGroupsAtOnce() {
    List<Map<String, List<Score>>> scores = scorer.score(List.of(group("a", 2, 3), group("b", 4)));
    assertThat(values(scores.get(0).get("twice"))).containsExactly(11, 13);
    assertThat(values(scores.get(1).get("twice"))).containsExactly(15);
    assertThat(values(scores.get(0).get("length"))).containsExactly(2, 3);
    assertThat(model.sizes).containsExactly(6);
  }

  @Test
  void scoresOfAnswersFollowThoseOfTheGroup() {
    List<Answered<Rollout>> groups =
        List.of(
            new Answered<>(group("a", 2), List.of(group("a", 1), group("a", 5, 6))),
            new Answered<>(group("b", 3), List.of()),
            new Answered<>(group("c", 4), List.of(group("c", 7))));
    List<Map<String, List<Score>>> own = scorer.score(groups.stream().map(Answered::own).toList());
    List<Map<String, List<Score>>> whole = scorer.score(own, groups);
    assertThat(values(whole.get(0).get("length"))).containsExactly(2, 1, 5, 6);
    assertThat(values(whole.get(0).get("twice"))).containsExactly(11, 9, 17, 19);
    assertThat(values(whole.get(1).get("twice"))).containsExactly(13);
    assertThat(values(whole.get(2).get("length"))).containsExactly(4, 7);
    assertThat(values(own.get(0).get("length"))).containsExactly(2);
  }
}
