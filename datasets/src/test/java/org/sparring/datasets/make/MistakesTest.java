package org.sparring.datasets.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.common.random.Draw;
import org.sparring.datasets.read.Span;

class MistakesTest {
  private static final Prompt PROMPT =
      Prompt.read("please , i am new to this . how do i bake my bread at home ?").orElseThrow();

  private static List<Span> spans(String reply) {
    return new Mistakes(PROMPT, Reply.read(reply).orElseThrow()).spans();
  }

  @Test
  void everyPhraseIsMarkedForWhatIsWrongInIt() {
    assertThat(
            spans(
                "relax , try to paint your fence daily because the wood takes time ."
                    + " ask me for more help . good luck ."))
        .extracting(Span::start, Span::type, Span::text)
        .containsExactly(
            tuple(0, "Incoherent", "relax ,"),
            tuple(8, "Redundant", "try to"),
            tuple(15, "Irrelevant", "paint your fence"),
            tuple(32, "Unverifiable", "daily"),
            tuple(38, "Wrong-Grounding", "because the wood takes time"),
            tuple(91, "Redundant", "good luck ."));
  }

  @Test
  void aReplyWithoutMistakesHasNoMarks() {
    assertThat(
            spans(
                "certainly , bake your bread slowly because the dough takes time ."
                    + " i can show you more ."))
        .isEmpty();
    assertThat(spans(GoldReward.DEMO.best(PROMPT)))
        .extracting(Span::type)
        .doesNotContain("Redundant");
  }

  @Test
  void marksLieWhereTheirTextIs() {
    for (int n = 0; n < 500; n++) {
      Reply reply = Demonstrator.reply(PROMPT, Draw.seed(1).with(n));
      for (Span each : new Mistakes(PROMPT, reply).spans()) {
        assertThat(reply.text().substring(each.start(), each.end())).isEqualTo(each.text());
      }
    }
  }
}
