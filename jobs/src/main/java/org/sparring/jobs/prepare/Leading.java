package org.sparring.jobs.prepare;

import java.util.List;

/**
 * Chooses the row that stands for each prompt in {@code prompts}: a prompt alone before others,
 * since it carries what a verifier needs, then the first. A longer prompt is cut as its tokens say.
 *
 * @param longest tokens of a prompt, the beginning-of-sequence token included
 */
record Leading(int longest) implements Stage.Peers {
  private static final String LEADS = "leads";
  private static final String FOLLOWS = "follows";

  @Override
  public String key(Draft draft) {
    return draft.prompt();
  }

  @Override
  public List<Ruling> decide(List<Ballot> group) {
    int alone = 0;
    while (alone < group.size() && !group.get(alone).alone()) {
      alone++;
    }
    return Ruling.around(alone % group.size(), group, LEADS, FOLLOWS);
  }

  @Override
  public Verdict judge(Draft draft, Ruling ruling) {
    if (draft.example().prompt().blank()) {
      return Verdict.keep(draft);
    }
    if (ruling.word().equals(FOLLOWS)) {
      return draft.promptOnly()
          ? Verdict.reject(Rejection.merged(draft, this, ruling.key(), "The same prompt alone."))
          : Verdict.keep(draft);
    }
    int lost = draft.encoded().whole().length - longest;
    return lost > 0
        ? Verdict.keep(draft.leading(), cut(draft, lost))
        : Verdict.keep(draft.leading());
  }

  private Rejection cut(Draft leader, int lost) {
    return Rejection.cut(
        leader,
        this,
        lost,
        "The prompt alone has "
            + leader.encoded().whole().length
            + " tokens, and "
            + longest
            + " fit; raise max_prompt_tokens to keep it whole.");
  }
}
