package org.sparring.jobs.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Tokens;
import org.sparring.common.part.Encoding;

class SegmentingTest {
  private static final int EOS = 99;
  private static final Segmenting CUT = new Segmenting(".!?", ",;", 3);

  /** A word is the number of its letters. */
  private static final Encoding WORDS =
      new Encoding(
          text -> Arrays.stream(text.strip().split(" ", -1)).mapToInt(String::length).toArray(),
          EOS);

  private static Rollout response(String text, Finish finish, int... ids) {
    Author[] author = new Author[ids.length];
    Arrays.fill(author, Author.POLICY);
    Tokens tokens = new Tokens(new int[] {1}, ids);
    return new Rollout(Role.SAMPLE, -1, tokens, text, author, new int[0], finish, Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'One two. Three!' | 'One two./ Three!'",
        "'One, two three, four, and five' | 'One, two three,/ four, and five'",
        "'It is 3.5 m; no more is there? Yes' | 'It is 3.5 m;/ no more is there?/ Yes'",
        "'Wait ... what' | 'Wait .../ what'",
        "'no mark' | 'no mark'",
        "'the end.  ' | 'the end.'",
        "'  ' | ''",
        "'' | ''"
      })
  void segmentsEndAtMarks(String text, String expected) {
    List<String> cut =
        CUT.of(text).stream().map(each -> text.substring(each.start(), each.end())).toList();
    assertThat(String.join("/", cut)).isEqualTo(expected);
  }

  @Test
  void theLastSegmentEndsOnTheLastToken() {
    Rollout ended = response("a bb. ccc d. e", Finish.EOS, 1, 3, 3, 2, 1, EOS);
    assertThat(CUT.ends(ended, WORDS)).containsExactly(1, 3, 5);
    Rollout cut = response("a bb. ccc d.", Finish.LENGTH, 1, 3);
    assertThat(CUT.ends(cut, WORDS)).containsExactly(1, 1);
    assertThat(CUT.ends(response("", Finish.EOS, EOS), WORDS)).isEmpty();
  }

  @Test
  void aClassifierReadsTheBeginningWithAnEndAfterEverySegment() {
    Rollout ended = response("a bb. ccc d. e", Finish.EOS, 1, 3, 3, 2, 1, EOS);
    assertThat(CUT.shown(ended, WORDS))
        .extracting(Tokens::ids)
        .containsExactly(
            new int[] {1, 3, EOS},
            new int[] {1, 3, EOS, 3, 2, EOS},
            new int[] {1, 3, EOS, 3, 2, EOS, 1, EOS});
    Rollout cut = response("a bb. ccc", Finish.LENGTH, 1, 3, 3);
    assertThat(CUT.shown(cut, WORDS))
        .extracting(Tokens::ids)
        .containsExactly(new int[] {1, 3, EOS}, new int[] {1, 3, EOS, 3, EOS});
  }
}
