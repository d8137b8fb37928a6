package org.sparring.datasets.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.data.Tokens;
import org.sparring.common.random.Draw;

class GoldRewardTest {
  private static final GoldReward GOLD = GoldReward.DEMO;
  private static final String TEXT =
      "please , this is my first try . how do i bake my bread at home ?";
  private static final Prompt BREAD = Prompt.read(TEXT).orElseThrow();

  @Test
  void eachFeatureCountsAsItsNameSays() {
    assertThat(GOLD.of(BREAD, "bake your bread slowly .")).isCloseTo(4.6, within(1e-12));
    assertThat(GOLD.of(BREAD, "bake your bread outside .")).isCloseTo(3.1, within(1e-12));
    assertThat(GOLD.of(BREAD, "mend your chair slowly .")).isCloseTo(3.1, within(1e-12));
    assertThat(GOLD.of(BREAD, "certainly , bake your bread slowly ."))
        .isCloseTo(5.25, within(1e-12));
    assertThat(GOLD.of(BREAD, "right , bake your bread slowly .")).isCloseTo(3.75, within(1e-12));
    assertThat(GOLD.of(BREAD, "bake your bread slowly since the dough takes time ."))
        .isCloseTo(6.6, within(1e-12));
    assertThat(GOLD.of(BREAD, "bake your bread slowly . i can show you more ."))
        .isCloseTo(5.6, within(1e-12));
    assertThat(GOLD.of(BREAD, "bake your bread slowly . good luck ."))
        .isCloseTo(4.4, within(1e-12));
    assertThat(GOLD.of(BREAD, "bread bread bread .")).isCloseTo(-0.3, within(1e-12));
  }

  @Test
  void theOptimumIsTheBestOfAllRepliesOfTheLanguage() {
    for (Prompt prompt : List.of(BREAD, Prompt.all().get(5759), Prompt.all().get(2345))) {
      double best = search(prompt, new int[Reply.Place.values().length], 0);
      assertThat(GOLD.optimum(prompt)).isCloseTo(best, within(1e-12));
    }
  }

  @Test
  void theBestReplyIsNeitherTheLongestNorTheShortest() {
    for (Prompt prompt : Prompt.all()) {
      assertThat(Grammar.words(GOLD.best(prompt))).isBetween(12, 17);
      assertThat(GOLD.of(prompt, GOLD.best(prompt))).isEqualTo(GOLD.optimum(prompt));
    }
  }

  @Test
  void theCorpusReachesTheShareOfTheOptimumThatItsExactMeanSays() {
    GoldSummary summary = GoldSummary.of(Prompt.all());
    assertThat(summary.share()).isBetween(0.35, 0.55);
    Draw draw = Draw.seed(5);
    double sum = 0;
    int n = 0;
    for (Prompt prompt : Prompt.all()) {
      sum += GOLD.of(prompt, Demonstrator.reply(prompt, draw.with(n++)).text());
    }
    assertThat(sum / n).isCloseTo(summary.corpus(), within(0.12));
  }

  @Test
  void goldScoresAGroupByItsPromptAndFailsWhereThereIsNone() {
    Group<Rollout> group = group(Map.of(Gold.PROMPT, TEXT));
    List<Score> scores = new Gold().score(group);
    assertThat(scores).extracting(Score::value).containsExactly(4.6, GOLD.optimum(BREAD));
    assertThat(new Gold().score(group(Map.of())))
        .hasSize(2)
        .allMatch(s -> s.outcome() == Outcome.ERROR && Double.isNaN(s.value()));
    assertThat(new Gold().score(group(Map.of(Gold.PROMPT, "hello"))).get(0).detail())
        .contains("hello");
  }

  private static Group<Rollout> group(Map<String, String> facts) {
    return new Group<>(
        "k",
        facts,
        Preference.NONE,
        List.of(rollout("bake your bread slowly ."), rollout(GOLD.best(BREAD))));
  }

  private static Rollout rollout(String text) {
    Tokens tokens = new Tokens(new int[] {1}, new int[] {2});
    Author[] author = {Author.POLICY};
    return new Rollout(Role.SAMPLE, -1, tokens, text, author, new int[0], Finish.EOS, Map.of());
  }

  /** Every reply, but for phrases of equal length and meaning, of which some are left out. */
  private static double search(Prompt prompt, int[] choice, int slot) {
    int[] step = {1, 1, 1, 1, 5, 1, 1, 1};
    if (slot == choice.length) {
      return GOLD.of(prompt, new Reply(Arrays.copyOf(choice, slot)).text());
    }
    Slot here = Reply.grammar().slots().get(slot);
    double best = Double.NEGATIVE_INFINITY;
    for (int c = here.optional() ? Slot.EMPTY : 0; c < here.phrases().size(); c += step[slot]) {
      choice[slot] = c;
      best = Math.max(best, search(prompt, choice, slot + 1));
    }
    return best;
  }
}
