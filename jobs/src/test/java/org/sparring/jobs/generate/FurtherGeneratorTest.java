package org.sparring.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Start;
import org.sparring.common.part.Generator;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

/** Generators that go on from members, and samples beside others. */
class FurtherGeneratorTest {
  private static final Start START = new Start("key", new int[] {1}, new int[0], Map.of());
  private static final Progress PROGRESS = new Progress(0, 0, 0);

  private static List<Request> next(Generator generator, long draw, Member... soFar) {
    return generator.next(START, Groups.rolled(Map.of(), soFar), PROGRESS, draw);
  }

  private static Member node(int length, int parent, Finish finish) {
    return Member.of(length).parent(parent).finish(finish);
  }

  @Test
  void aTreeGrowsWhereSegmentsAreOpen() {
    Tree tree = new Tree(2, 3, 4, 20, 1);
    assertThat(next(tree, 0))
        .containsExactly(new Request(Role.SAMPLE, -1, 0, 2, Decoding.sampling(1, 4)));
    Member ended = node(3, -1, Finish.EOS);
    Member open = node(4, -1, Finish.LENGTH);
    assertThat(next(tree, 0, ended, open))
        .containsExactly(new Request(Role.SAMPLE, 1, 4, 2, Decoding.sampling(1, 4)));
    Member second = node(8, 1, Finish.LENGTH);
    assertThat(next(tree, 0, ended, open, second, node(6, 1, Finish.EOS)))
        .containsExactly(new Request(Role.SAMPLE, 2, 8, 2, Decoding.sampling(1, 12)));
    assertThat(
            next(tree, 0, ended, open, second, node(6, 1, Finish.EOS), node(20, 2, Finish.LENGTH)))
        .isEmpty();
  }

  @Test
  void aTreeOfOneLevelIsSamples() {
    assertThat(next(new Tree(5, 1, 4, 20, 0.5), 0))
        .containsExactly(new Request(Role.SAMPLE, -1, 0, 5, Decoding.sampling(0.5, 20)));
  }

  @Test
  void aGuideBeginsAndThePolicyGoesOnFromAPiece() {
    GuideFirst generator = new GuideFirst(1, 2, 1, 10, "guide");
    assertThat(generator.models()).containsExactly("guide");
    Decoding guided = Decoding.sampling(1, 10).mixing(Map.of("guide", 1.0));
    assertThat(next(generator, 3)).containsExactly(new Request(Role.ANCHOR, -1, 0, 1, guided));
    Set<Integer> prefixes = new HashSet<>();
    for (long draw = 0; draw < 200; draw++) {
      Request request = next(generator, draw, Member.of(5).role(Role.ANCHOR)).get(0);
      prefixes.add(request.prefix());
      assertThat(request)
          .isEqualTo(
              new Request(
                  Role.SAMPLE,
                  0,
                  request.prefix(),
                  2,
                  Decoding.sampling(1, 10 - request.prefix())));
    }
    assertThat(prefixes).containsExactlyInAnyOrder(1, 2, 3, 4);
    assertThat(next(generator, 3, Member.of(5).role(Role.ANCHOR), Member.of(7))).isEmpty();
  }

  @Test
  void somePromptsAreThePolicysAlone() {
    GuideFirst generator = new GuideFirst(0.8, 1, 1, 10, "guide");
    int guided = 0;
    for (long draw = 0; draw < 1000; draw++) {
      Request first = next(generator, draw).get(0);
      boolean own = first.equals(new Request(Role.SAMPLE, -1, 0, 1, Decoding.sampling(1, 10)));
      guided += own ? 0 : 1;
      assertThat(own).isEqualTo(first.role() == Role.SAMPLE);
    }
    assertThat(guided).isBetween(750, 850);
  }

  @Test
  void theGuideEndsWhatThePolicyBegan() {
    for (boolean all : new boolean[] {true, false}) {
      GuideLast generator = new GuideLast(all, 1, 1, 10, "guide");
      assertThat(next(generator, 3))
          .containsExactly(new Request(Role.ANCHOR, -1, 0, 1, Decoding.sampling(1, 10)));
      Request request = next(generator, 3, Member.of(5).role(Role.ANCHOR)).get(0);
      assertThat(request.prefix()).isBetween(1, 4);
      assertThat(request.kept()).isEqualTo(all ? request.prefix() : 1);
      assertThat(request.decoding().mixture()).containsExactly(Map.entry("guide", 1.0));
      assertThat(next(generator, 3, Member.of(5).role(Role.ANCHOR), Member.of(9))).isEmpty();
    }
  }

  @Test
  void samplesStandBesideAnAnchor() {
    Samples samples = new Samples(3, 1, 0, 1, 8);
    Group<Rollout> anchored = Groups.rolled(Map.of(), Member.of(2).role(Role.ANCHOR));
    assertThat(samples.next(START, anchored, PROGRESS, 0))
        .containsExactly(new Request(Role.SAMPLE, -1, 0, 3, Decoding.sampling(1, 8)));
    assertThat(samples.anchored()).isFalse();
  }

  @Test
  void aResponseIsWrittenWindowByWindow() {
    Samples window = new Samples(1, 1, 0, 1, 8, false, List.of(), List.of(), Map.of(), 20, false);
    List<Integer> budgets = new ArrayList<>();
    for (int given : new int[] {0, 8, 16}) {
      Start start = START.from(new int[given]);
      budgets.add(
          window.next(start, Groups.rolled(Map.of()), PROGRESS, 0).get(0).decoding().maxNew());
    }
    assertThat(budgets).containsExactly(8, 8, 4);
    assertThatThrownBy(
            () -> new Samples(2, 1, 0, 1, 8, false, List.of(), List.of(), Map.of(), 20, false))
        .hasMessageContaining("longest is 20, and samples 2");
  }
}
