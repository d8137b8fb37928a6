package org.sparring.datasets.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sparring.common.random.Draw;

class ReplyGrammarTest {
  private static final List<Prompt> PROMPTS = Prompt.all();
  private static final Draw DRAW = Draw.seed(3).with("grammar");

  private static String text(int n) {
    Prompt prompt = PROMPTS.get(DRAW.below(PROMPTS.size(), n));
    return Demonstrator.reply(prompt, DRAW.with(n)).text();
  }

  @Test
  void whatTheDemonstratorWritesIsReadBackAsItWasMeant() {
    for (int n = 0; n < 5000; n++) {
      Reply reply = Demonstrator.reply(PROMPTS.get(n % PROMPTS.size()), DRAW.with(n));
      Optional<Reply> read = Reply.read(reply.text());
      assertThat(read).isPresent();
      assertThat(read.get().choice()).isEqualTo(reply.choice());
      assertThat(Grammar.words(reply.text())).isBetween(4, 20);
    }
  }

  @Test
  void mostMutationsAreRefusedAndTheRestSpellAnotherReply() {
    List<String> vocabulary = DemoData.vocabulary();
    int refused = 0;
    int changed = 0;
    for (int n = 0; n < 3000; n++) {
      String before = text(n);
      String after = mutate(before, DRAW.with("mutation").with(n), vocabulary);
      if (after.equals(before)) {
        continue;
      }
      changed++;
      Optional<Reply> read = Reply.read(after);
      if (read.isEmpty()) {
        refused++;
      } else {
        assertThat(read.get().text()).isEqualTo(after);
      }
    }
    assertThat(changed).isGreaterThan(2500);
    assertThat((double) refused / changed).isGreaterThan(0.9);
  }

  @Test
  void fragmentsRepetitionsAndPromptsAreRefused() {
    assertThat(GoldSummary.grammatical("bake your bread slowly .")).isTrue();
    assertThat(GoldSummary.grammatical("  bake your  bread slowly . ")).isTrue();
    for (String wrong :
        List.of(
            "",
            ".",
            "bake your bread slowly",
            "bake your garden slowly .",
            "bake your bread bread slowly .",
            "bake your bread slowly . .",
            "bake your bread slowly . good luck . good luck .",
            "good luck . bake your bread slowly .",
            "how do i bake my bread at home ?")) {
      assertThat(GoldSummary.grammatical(wrong)).as(wrong).isFalse();
    }
  }

  @Test
  void theLanguageHasThePromptsAndWordsThatTheDemoNeeds() {
    assertThat(PROMPTS).hasSize(5760).doesNotHaveDuplicates();
    for (Prompt prompt : PROMPTS) {
      assertThat(Prompt.read(prompt.text())).contains(prompt);
    }
    List<String> vocabulary = DemoData.vocabulary();
    assertThat(vocabulary).hasSizeBetween(80, 200).doesNotHaveDuplicates();
    assertThat(vocabulary).startsWith("<pad>", "<bos>", "<eos>", "<unk>");
    for (int n = 0; n < 200; n++) {
      assertThat(vocabulary).contains(Grammar.tokens(text(n)));
    }
  }

  private static String mutate(String text, Draw draw, List<String> vocabulary) {
    List<String> tokens = new ArrayList<>(Arrays.asList(Grammar.tokens(text)));
    int at = draw.below(tokens.size(), 0);
    switch (draw.below(4, 1)) {
      case 0 -> tokens.remove(at);
      case 1 -> tokens.add(at, tokens.get(at));
      case 2 -> tokens.add(tokens.remove(at));
      default -> tokens.set(at, vocabulary.get(4 + draw.below(vocabulary.size() - 4, 2)));
    }
    return String.join(" ", tokens);
  }
}
