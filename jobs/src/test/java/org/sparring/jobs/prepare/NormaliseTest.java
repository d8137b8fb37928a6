package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.Source;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Normalise.Order;
import org.sparring.jobs.prepare.text.Invisible;
import org.sparring.jobs.prepare.text.UnicodeForm;
import org.sparring.jobs.prepare.text.Whitespace;

class NormaliseTest {
  private static final Source HERE = new Source("a.jsonl", 0);
  private static final List<Message> REPLY = List.of(Message.assistant("y"));

  private static Normalise with(UnicodeForm form, Invisible invisible, Whitespace whitespace) {
    return new Normalise(form, true, invisible, whitespace, Map.of(), Order.COUNT);
  }

  private static Normalise turns(Order order) {
    return new Normalise(UnicodeForm.NFC, true, Invisible.SPACES, Whitespace.KEEP, Map.of(), order);
  }

  private static String prompt(Normalise stage, String text) {
    Verdict verdict = stage.judge(Drafts.preference(text, "c", "d", HERE));
    return ((Content.Plain) verdict.kept().get(0).example().prompt()).text();
  }

  @Test
  void whatLooksTheSameGetsTheSameKeys() {
    Draft composed = Drafts.normal(Drafts.preference("caf\u00e9\n", "c", "d", HERE));
    Draft apart = Drafts.normal(Drafts.preference("\ufeffcafe\u0301\r\n\u200b", "c", "d\0", HERE));
    assertThat(apart.key()).isEqualTo(composed.key());
    assertThat(apart.prompt()).isEqualTo(composed.prompt());
  }

  @Test
  void whatAResponseCarriesMustBeWholeTextToo() {
    for (Map<String, String> facts : List.of(Map.of("n", "\ud800"), Map.of("\udc00", "n"))) {
      Response odd = new Response(new Content.Plain("c"), 0, facts);
      Draft row = Drafts.draft(new Content.Plain("p"), HERE, odd);
      assertThat(Drafts.reason(new Normalise().judge(row))).isEqualTo("half_surrogate");
    }
  }

  /** Letters beyond Latin, marks and punctuation alone, behind a letter and before a mark. */
  @Test
  void everyCharacterIsComposedAsJavaComposesIt() {
    Normalise stage = with(UnicodeForm.NFC, Invisible.KEEP, Whitespace.KEEP);
    for (int point = 0xA0; point < 0x3000; point++) {
      String text = "e" + (char) point + "\u0301";
      for (String each : List.of(text, text.substring(0, 2))) {
        String expected = Normalizer.normalize(each, Normalizer.Form.NFC);
        assertThat(prompt(stage, each)).as(Integer.toHexString(point)).isEqualTo(expected);
      }
    }
  }

  @Test
  void cleanTextStaysAsItIsAndIsNotCounted() {
    String text = "  \ud83d\udc68\u200d\ud83d\udc69 a\tb \u00e9\n";
    Verdict verdict = new Normalise().judge(Drafts.preference(text, "c", "d", HERE));
    assertThat(prompt(new Normalise(), text)).isEqualTo(text);
    assertThat(verdict.findings()).isEmpty();
    Verdict changed = new Normalise().judge(Drafts.preference("a\0", "c", "d", HERE));
    assertThat(changed.findings()).extracting(Finding::name).containsExactly("changed");
  }

  @Test
  void eachFormDoesWhatItSays() {
    String text = "\uff21\u200d e\u0301\u0007 ";
    assertThat(prompt(with(UnicodeForm.NONE, Invisible.KEEP, Whitespace.KEEP), text))
        .isEqualTo("\uff21\u200d e\u0301 ");
    assertThat(prompt(with(UnicodeForm.NFC, Invisible.SPACES, Whitespace.TRIM), text))
        .isEqualTo("\uff21\u200d \u00e9");
    assertThat(prompt(with(UnicodeForm.NFKC, Invisible.ALL, Whitespace.KEEP), text))
        .isEqualTo("A \u00e9 ");
    assertThat(
            prompt(
                with(UnicodeForm.NFC, Invisible.SPACES, Whitespace.COLLAPSE),
                " a  b\t\n\n\n \n c \u00a0 d"))
        .isEqualTo("a b\n\nc d");
  }

  @Test
  void rolesHaveFourNames() {
    Draft shareGpt =
        Drafts.normal(
            Drafts.chat(List.of(new Message("human", "x")), List.of(new Message("gpt", "y"))));
    Draft usual = Drafts.normal(Drafts.chat(List.of(Message.user("x")), REPLY));
    assertThat(shareGpt.key()).isEqualTo(usual.key());
    Verdict unknown =
        new Normalise().judge(Drafts.chat(List.of(new Message("narrator", "x")), REPLY));
    assertThat(Drafts.reason(unknown)).isEqualTo("role");
    assertThat(unknown.rejected().get(0).detail()).contains("'narrator'");
  }

  @Test
  void turnsThatDoNotAlternateAreCountedMergedOrDropped() {
    Draft twice = Drafts.chat(List.of(Message.user("a"), Message.user("b")), REPLY);
    Verdict counted = turns(Order.COUNT).judge(twice);
    assertThat(counted.kept()).hasSize(1);
    assertThat(counted.findings()).extracting(Finding::name).containsExactly("not_alternating");
    assertThat(turns(Order.MERGE).judge(twice).kept().get(0).example().prompt())
        .isEqualTo(new Content.Chat(List.of(Message.user("a\n\nb"))));
    assertThat(Drafts.reason(turns(Order.DROP).judge(twice))).isEqualTo("not_alternating");
    Draft tool =
        Drafts.chat(
            List.of(
                new Message("system", "s"),
                Message.user("a"),
                Message.assistant("call"),
                new Message("tool", "42")),
            REPLY);
    assertThat(turns(Order.DROP).judge(tool).kept()).hasSize(1);
  }

  @Test
  void textThatIsEmptyWithoutItsInvisibleCharactersIsEmpty() {
    Verdict verdict = new Normalise().judge(Drafts.preference("a", "\u200b\ufeff", "d", HERE));
    assertThat(Drafts.reason(verdict)).isEqualTo("empty_response");
  }
}
