package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.Source;
import org.sparring.common.model.text.ChatTemplate;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.text.Encoding;
import org.sparring.jobs.prepare.text.Side;

class StagesTest {
  private static final Source HERE = new Source("a.jsonl", 0);
  private static final Source THERE = new Source("b.jsonl", 7);

  private static Verdict normalise(Draft draft) {
    return new Normalise().judge(draft);
  }

  private static Tokenising tokenise(int longest) {
    return tokenise(new Tokenise(), longest, longest);
  }

  private static Tokenising tokenise(Tokenise how, int longest, int longestPrompt) {
    Encoding encoding = new Encoding(Drafts.WORDS, ChatTemplate.named("dialogue"));
    return new Tokenising(encoding, how, longest, longestPrompt);
  }

  private static Draft split(Draft draft, String split) {
    return Drafts.normal(draft).in(split);
  }

  @Test
  void lineEndsBecomeOne() {
    Draft draft = Drafts.normal(Drafts.preference("a\r\nb\rc", "d", "e", HERE));
    assertThat(draft.example().prompt()).isEqualTo(new Content.Plain("a\nb\nc"));
    assertThat(draft.key()).matches("[0-9a-f]{64}");
    Draft other = Drafts.normal(Drafts.preference("a\nb\nc", "d", "e", THERE));
    assertThat(other.key()).as("only content counts").isEqualTo(draft.key());
  }

  @Test
  void rowsWithoutSenseAreDropped() {
    assertThat(Drafts.reason(normalise(Drafts.preference("p", " ", "x", HERE))))
        .isEqualTo("empty_response");
    assertThat(Drafts.reason(normalise(Drafts.draft(new Content.Plain("\n"), HERE))))
        .isEqualTo("empty_prompt");
    assertThat(Drafts.reason(normalise(Drafts.preference("p \ud800", "x", "y", HERE))))
        .isEqualTo("half_surrogate");
    Message user = Message.user("x");
    Message assistant = Message.assistant("y");
    assertThat(Drafts.reason(normalise(Drafts.chat(List.of(user), List.of(assistant, user)))))
        .isEqualTo("turns");
    assertThat(Drafts.reason(normalise(Drafts.chat(List.of(user, assistant), List.of(assistant)))))
        .isEqualTo("turns");
    Draft mixed =
        Drafts.draft(
            new Content.Plain("p"), HERE, new Response(new Content.Chat(List.of(assistant)), 0));
    assertThat(Drafts.reason(normalise(mixed))).isEqualTo("mixed");
  }

  @Test
  void aResponsePreferredToItselfIsDropped() {
    Draft same = Drafts.normal(Drafts.preference("p", "x", "x", HERE));
    assertThat(Drafts.reason(new SameResponse().judge(same))).isEqualTo("same_response");
    Draft tie =
        Drafts.normal(
            Drafts.draft(
                new Content.Plain("p"),
                HERE,
                new Response(new Content.Plain("x"), 0),
                new Response(new Content.Plain("x"), 0)));
    assertThat(new SameResponse().judge(tie).kept()).hasSize(1);
  }

  @Test
  void theKeyHoldsRanksAndAnnotatorsButNotTheOrder() {
    Content prompt = new Content.Plain("p");
    Response good = new Response(new Content.Plain("x"), 0);
    Response bad = new Response(new Content.Plain("y"), 1);
    String key = key(List.of(), good, bad);
    assertThat(key(List.of(), bad, good)).isEqualTo(key);
    assertThat(key(List.of("ann"), good, bad)).isNotEqualTo(key);
    assertThat(key(List.of("ann", "bob"), good, bad))
        .isEqualTo(key(List.of("bob", "ann"), good, bad));
    Response worse = new Response(new Content.Plain("x"), 1);
    Response better = new Response(new Content.Plain("y"), 0);
    assertThat(key(List.of(), worse, better)).isNotEqualTo(key);
    Draft alone = Drafts.normal(Drafts.draft(prompt, HERE));
    assertThat(alone.prompt())
        .isEqualTo(Drafts.normal(Drafts.draft(prompt, HERE, good, bad)).prompt());
  }

  private static String key(List<String> annotators, Response... responses) {
    return Drafts.normal(Drafts.judged(new Content.Plain("p"), HERE, annotators, responses)).key();
  }

  @Test
  void duplicatesAreMergedIntoTheFirst() {
    Draft survivor = Drafts.normal(Drafts.preference("p", "x", "y", HERE));
    Draft loser = Drafts.normal(Drafts.preference("p", "x", "y", THERE));
    Verdict verdict = Drafts.judge(new ExactDuplicates(), List.of(survivor, loser));
    assertThat(verdict.kept()).containsExactly(survivor);
    Rejection merged = verdict.rejected().get(0);
    assertThat(merged.outcome()).isEqualTo(Rejection.Outcome.MERGED);
    assertThat(merged.source()).isEqualTo(THERE);
    assertThat(merged.key()).isEqualTo(survivor.key());
    assertThat(merged.detail()).contains("a.jsonl at 0");
  }

  @Test
  void splitsAreDrawnByTheHashOfThePrompt() {
    Splitting split = new Splitting(1, SplitShares.usual());
    long train =
        IntStream.range(0, 2000)
            .mapToObj(i -> Drafts.normal(Drafts.preference("p" + i, "x", "y", HERE)))
            .map(draft -> Drafts.judge(split, List.of(draft)).kept().get(0).split())
            .filter(Split.TRAIN::equals)
            .count();
    assertThat(train).isBetween(1740L, 1860L);
    Draft one = Drafts.normal(Drafts.preference("p", "x", "y", HERE));
    Draft two = Drafts.normal(Drafts.preference("p", "other", "y", HERE));
    assertThat(split.key(one)).isEqualTo(split.key(two));
    Draft text = Drafts.normal(Drafts.preference("", "x", "y", HERE));
    assertThat(split.key(text)).isEqualTo(text.key());
  }

  @Test
  void aHeldOutPromptIsTakenOutOfTraining() {
    Draft test = split(Drafts.preference("p", "x", "y", THERE), "test");
    Draft train = split(Drafts.preference("p", "u", "v", HERE), "train");
    Draft free = split(Drafts.preference("p", "s", "t", HERE), "");
    Verdict verdict =
        Drafts.judge(new Splitting(0, SplitShares.usual()), List.of(test, train, free));
    assertThat(verdict.kept()).extracting(Draft::split).containsExactly("test", "test");
    assertThat(Drafts.reason(verdict)).isEqualTo("split_conflict");
    assertThat(verdict.rejected().get(0).source()).isEqualTo(HERE);
    assertThatThrownBy(() -> new SplitShares(0.9, 0.2, 0.1)).isInstanceOf(UserException.class);
  }

  @Test
  void promptAndResponsesAreTokenisedApart() {
    Draft draft = Drafts.normal(Drafts.preference("a b", "c", "d d", HERE));
    Encoded encoded = tokenise(8).judge(draft).kept().get(0).encoded();
    assertThat(encoded.prompt()).containsExactly(1, 4, 5);
    assertThat(encoded.responses().get(0).ids()).containsExactly(6, 2);
    assertThat(encoded.responses().get(1).ids()).containsExactly(7, 7, 2);
    assertThat(encoded.length()).isEqualTo(6);
  }

  @Test
  void aLongPromptIsCutFromTheLeftIntoTheLedger() {
    Draft draft = Drafts.normal(Drafts.preference("a b c d a b", "c", "d d", HERE));
    Verdict verdict = tokenise(6).judge(draft);
    assertThat(verdict.kept().get(0).encoded().prompt()).containsExactly(1, 4, 5);
    assertThat(verdict.kept().get(0).encoded().whole()).hasSize(7);
    Rejection cut = verdict.rejected().get(0);
    assertThat(cut.outcome()).isEqualTo(Rejection.Outcome.CUT);
    assertThat(cut.amount()).isEqualTo(4);
    assertThat(cut.key()).isEqualTo(draft.key());
  }

  @Test
  void aPromptHasALimitOfItsOwn() {
    Draft draft = Drafts.normal(Drafts.preference("a b c d a b", "c", "d d", HERE));
    Tokenising stage = tokenise(new Tokenise(), 20, 4);
    Verdict verdict = stage.judge(draft);
    assertThat(verdict.kept().get(0).encoded().prompt()).containsExactly(1, 7, 4, 5);
    assertThat(verdict.rejected()).singleElement().extracting(Rejection::amount).isEqualTo(3L);
  }

  @Test
  void aLongResponseDropsTheRow() {
    Draft draft = Drafts.normal(Drafts.preference("a", "c c c c", "d", HERE));
    assertThat(tokenise(6).judge(draft).kept()).hasSize(1);
    assertThat(Drafts.reason(tokenise(5).judge(draft))).isEqualTo("too_long");
  }

  @Test
  void whatTheTemplateRefusesIsDropped() {
    Draft tool =
        Drafts.normal(
            Drafts.chat(List.of(new Message("tool", "x")), List.of(Message.assistant("y"))));
    assertThat(Drafts.reason(tokenise(20).judge(tool))).isEqualTo("template");
  }

  @Test
  void aPromptAloneLeadsAndItsTwinsAreMerged() {
    Draft pair = encoded(Drafts.preference("a b c", "x", "y", HERE));
    Draft alone = encoded(Drafts.draft(new Content.Plain("a b c"), THERE));
    Draft twin = encoded(Drafts.judged(new Content.Plain("a b c"), THERE, List.of("ann")));
    Verdict verdict = Drafts.judge(new Leading(3), List.of(pair, alone, twin));
    assertThat(verdict.kept()).extracting(Draft::leads).containsExactly(false, true);
    assertThat(verdict.rejected())
        .extracting(Rejection::outcome)
        .containsExactly(Rejection.Outcome.CUT, Rejection.Outcome.MERGED);
    assertThat(verdict.rejected().get(0).amount()).isEqualTo(1);
  }

  @Test
  void aPromptAloneIsCutAtTheSideOfItsTokens() {
    Draft draft = Drafts.normal(Drafts.draft(new Content.Plain("a b c d"), HERE));
    for (Side side : Side.values()) {
      Tokenise how =
          new Tokenise(
              Tokenise.Meeting.APART, Tokenise.Astride.DROP, side, Tokenise.TooLong.DROP, Map.of());
      Verdict tokens = tokenise(how, 20, 20).judge(draft);
      assertThat(tokens.rejected()).as("a prompt alone is whole so far").isEmpty();
      Draft travelled =
          PackedDraft.from(new Unpacking(PackedDraft.of(tokens.kept().get(0)).bytes()));
      assertThat(travelled.encoded().alone(3))
          .containsExactly(side == Side.LEFT ? new int[] {1, 6, 7} : new int[] {1, 4, 5});
      Verdict leading = Drafts.judge(new Leading(3), List.of(travelled));
      assertThat(leading.rejected()).extracting(Rejection::amount).containsExactly(2L);
    }
  }

  private static Draft encoded(Draft draft) {
    return tokenise(20).judge(Drafts.normal(draft)).kept().get(0);
  }

  @Test
  void quantilesOfLengths() {
    var counts = new java.util.TreeMap<Integer, Long>();
    IntStream.rangeClosed(1, 100).forEach(length -> counts.put(length, 1L));
    PrepareReport.Lengths lengths = Reporting.lengths(counts);
    assertThat(lengths).isEqualTo(new PrepareReport.Lengths(100, 50.5, 50, 90, 99, 100));
  }
}
