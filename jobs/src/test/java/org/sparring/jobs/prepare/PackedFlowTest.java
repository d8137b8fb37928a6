package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.data.table.Source;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.text.Side;
import org.sparring.jobs.prepare.text.Truncation;

class PackedFlowTest {
  private static final Source SOURCE = new Source("h\u00e4\u4e2d.jsonl", 1L << 40);
  private static final Draft DRAFT =
      Drafts.normal(
          Draft.of(
              3,
              "test",
              new Example(
                  new Content.Chat(List.of(new Message("user", "wh\u00e4t \ud83d\ude00?"))),
                  List.of(
                      new Response(
                          new Content.Chat(List.of(new Message("assistant", "this"))),
                          0,
                          4.5,
                          Map.of("model", "a"))),
                  0.5,
                  List.of("ann"),
                  Map.of("topic", ""),
                  SOURCE)));
  private static final Rejection LOST =
      Rejection.dropped(DRAFT, new SameResponse(), "reason", "detail");
  private static final Tally TALLY = Tally.lost(LOST);
  private static final Finding FINDING =
      Finding.of(new SameResponse(), "name", "slice", -0.5, 7)
          .within(new double[] {-1, Double.NaN});

  private static Flow back(Flow flow) {
    return PackedFlow.from(new Unpacking(PackedFlow.bytes(flow)));
  }

  @Test
  void everyFlowComesBackAsItWas() {
    Stream.of(DRAFT, LOST, TALLY, FINDING, DRAFT.component("c").leading().asMade())
        .forEach(each -> assertThat(back(each)).isEqualTo(each));
  }

  @Test
  void idsComeBackToo() {
    ResponseRow row = new ResponseRow("t", new int[] {1, -2, 1 << 30}, 1, Map.of(), "s");
    Encoded given =
        new Encoded(
            "text",
            new int[] {7, 8},
            new int[] {8},
            List.of(row),
            new Truncation(Side.RIGHT, true));
    Encoded encoded = ((Draft) back(DRAFT.encoded(given))).encoded();
    assertThat(encoded).usingRecursiveComparison().isEqualTo(given);
  }

  @Test
  void flowsLieSideBySide() {
    Packing out = new Packing(1);
    PackedFlow.put(out, TALLY);
    PackedFlow.put(out, DRAFT);
    Unpacking in = new Unpacking(out.bytes());
    assertThat(PackedFlow.from(in)).isEqualTo(TALLY);
    assertThat(PackedFlow.from(in)).isEqualTo(DRAFT);
    assertThat(in.more()).isFalse();
  }

  @Test
  void aRowThatIsBeingMadeIsNone() {
    assertThatThrownBy(() -> PackedFlow.bytes(new Made(DRAFT, true)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void placesOfWhatIsLostAreInTheOrderOfTheTable() {
    List<Rejection> ordered =
        List.of(
            at("a", 9, "s", "r"), at("a", 10, "s", "r"), at("a", 10, "s", "s"), at("b", 0, "", ""));
    List<String> places = ordered.stream().map(each -> Slots.of(5, each)).toList();
    assertThat(places).isSorted().doesNotHaveDuplicates();
    assertThat(new Bins(6).getPartition(places.get(0))).isEqualTo(5);
  }

  private static Rejection at(String file, long position, String stage, String reason) {
    return new Rejection(
        0, new Source(file, position), stage, reason, Rejection.Outcome.DROPPED, "", 1, "", false);
  }
}
