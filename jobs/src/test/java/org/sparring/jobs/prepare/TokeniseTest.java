package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.data.table.Source;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.ChatTemplate;
import org.sparring.common.model.text.Message;
import org.sparring.common.model.text.jinja.JinjaTemplate;
import org.sparring.jobs.prepare.Tokenise.Astride;
import org.sparring.jobs.prepare.Tokenise.Meeting;
import org.sparring.jobs.prepare.Tokenise.TooLong;
import org.sparring.jobs.prepare.text.Encoding;
import org.sparring.jobs.prepare.text.Lengths;
import org.sparring.jobs.prepare.text.Side;

class TokeniseTest {
  private static final Source HERE = new Source("a.jsonl", 0);

  /** A token for each character, but one for {@code th}: it may reach over a boundary. */
  private record Letters() implements Tokenizer {
    private static final int TH = 300;

    @Override
    public int[] encode(String text) {
      return text.replace("th", "\u012c").chars().toArray();
    }

    @Override
    public String decode(int[] ids) {
      return IntStream.of(ids)
          .mapToObj(id -> id == TH ? "th" : Character.toString(id))
          .reduce("", String::concat);
    }

    @Override
    public int size() {
      return TH + 1;
    }

    @Override
    public int bos() {
      return 1;
    }

    @Override
    public int eos() {
      return 2;
    }

    @Override
    public String digest() {
      return "letters";
    }
  }

  private static Verdict judge(Tokenise how, int longest, int longestPrompt, Draft draft) {
    Encoding encoding = new Encoding(new Letters(), ChatTemplate.named("dialogue"));
    return new Tokenising(encoding, how, longest, longestPrompt).judge(Drafts.normal(draft));
  }

  private static Tokenise joint(Astride astride) {
    return new Tokenise(Meeting.JOINT, astride, Side.LEFT, TooLong.DROP, Map.of());
  }

  private static int[] ids(Verdict verdict, int response) {
    return verdict.kept().get(0).encoded().responses().get(response).ids();
  }

  @Test
  void jointIdsBeginWithTheIdsOfThePrompt() {
    Draft clean = Drafts.preference("ab", "the", "d", HERE);
    assertThat(ids(judge(joint(Astride.DROP), 20, 20, clean), 0)).containsExactly(300, 'e', 2);
    Draft astride = Drafts.preference("at", "he", "d", HERE);
    Verdict dropped = judge(joint(Astride.DROP), 20, 20, astride);
    assertThat(Drafts.reason(dropped)).isEqualTo("no_prefix");
    assertThat(dropped.findings()).extracting(Finding::name).containsExactly("boundary");
    Verdict apart = judge(joint(Astride.APART), 20, 20, astride);
    assertThat(ids(apart, 0)).containsExactly('h', 'e', 2);
    assertThat(apart.findings()).extracting(Finding::name).containsExactly("boundary", "length");
  }

  @Test
  void aPromptIsCutAtTheSideThatTheSettingsName() {
    Draft draft = Drafts.preference("abcd", "x", "y", HERE);
    Tokenise right = new Tokenise(Meeting.APART, Astride.DROP, Side.RIGHT, TooLong.DROP, Map.of());
    Verdict cut = judge(right, 5, 5, draft);
    assertThat(cut.kept().get(0).encoded().prompt()).containsExactly(1, 'a', 'b');
    assertThat(cut.rejected()).singleElement().extracting(Rejection::amount).isEqualTo(2L);
    assertThat(judge(new Tokenise(), 5, 5, draft).kept().get(0).encoded().prompt())
        .containsExactly(1, 'c', 'd');
  }

  @Test
  void aCutResponseKeepsItsEndAndIsInTheLedger() {
    Draft draft = Drafts.preference("ab", "uvwxyz", "y", HERE);
    Tokenise cutting = new Tokenise(Meeting.APART, Astride.DROP, Side.LEFT, TooLong.CUT, Map.of());
    Verdict verdict = judge(cutting, 6, 6, draft);
    assertThat(ids(verdict, 0)).containsExactly('u', 'v', 2);
    assertThat(ids(verdict, 1)).containsExactly('y', 2);
    assertThat(verdict.kept().get(0).encoded().prompt()).containsExactly(1, 'a', 'b');
    Rejection cut = verdict.rejected().get(0);
    assertThat(cut.reason()).isEqualTo("response_too_long");
    assertThat(cut.amount()).isEqualTo(4);
    assertThat(Drafts.reason(judge(new Tokenise(), 6, 6, draft))).isEqualTo("too_long");
  }

  @Test
  void aJinjaTemplateSaysWhereASequenceBeginsAndNeverEndsItTwice() {
    String source =
        "{{ bos_token }}{% for m in messages %}[{{ m.content }}]"
            + "{% if m.role == 'assistant' %}{{ eos_token }}\n{% endif %}{% endfor %}";
    JinjaTemplate template =
        new JinjaTemplate(
            "t", source, new TreeMap<>(Map.of("bos_token", "<s>", "eos_token", "</s>")));
    Draft chat = Drafts.chat(List.of(Message.user("ab")), List.of(Message.assistant("c")));
    Tokenising stage =
        new Tokenising(new Encoding(new Letters(), template), new Tokenise(), 20, 20);
    Encoded encoded = stage.judge(Drafts.normal(chat)).kept().get(0).encoded();
    assertThat(encoded.text()).isEqualTo("<s>[ab]");
    assertThat(encoded.prompt()).containsExactly(1, '[', 'a', 'b', ']');
    ResponseRow response = encoded.responses().get(0);
    assertThat(response.ids()).containsExactly('[', 'c', ']', 2);
    assertThat(response.text()).isEqualTo("[c]");
    assertThat(response.original()).isEqualTo("c");
  }

  @Test
  void lengthsFallIntoBinsWhoseEndsArePowersOfTwo() {
    assertThat(Arrays.asList(Lengths.bin(16), Lengths.bin(17), Lengths.bin(128), Lengths.bin(129)))
        .containsExactly("0..16", "17..32", "65..128", "129..256");
  }
}
