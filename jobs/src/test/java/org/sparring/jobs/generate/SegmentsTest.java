package org.sparring.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Tokens;
import org.sparring.common.part.Encoding;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.reward.Segmenting;

class SegmentsTest {
  private static final int EOS = 99;
  private static final Encoding WORDS =
      new Encoding(text -> new int[Arrays.asList(text.strip().split(" ", -1)).size()], EOS);

  @Test
  void labelledResponsesAreCut() {
    Segments generator = new Segments(new Segmenting(".", ",", 5), "spans");
    Group<Rollout> given =
        Groups.rolled(
            Map.of(Group.factName("spans", 1), "[]"),
            Member.of(2).text("No labels."),
            Member.of(4).text("a b. c d."));
    List<Rollout> made = generator.derived(given, WORDS, 0);
    assertThat(made).extracting(Rollout::text).containsExactly("a b.", " c d.");
    assertThat(made)
        .allMatch(each -> each.role() == Role.SEGMENT && each.parent() == 1)
        .allMatch(each -> each.trainedTokens() == 0);
    assertThat(made)
        .extracting(each -> ((Tokens) each.trace()).ids())
        .containsExactly(new int[] {0, 0, EOS}, new int[] {0, 0, EOS, 0, 0, EOS});
    assertThat(generator.facts()).containsExactly("spans");
    assertThat(generator.roles()).containsExactly(Role.SEGMENT);
    assertThat(generator.given()).isTrue();
  }
}
