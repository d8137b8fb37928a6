package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the row that stands for each prompt in {@code prompts}: a prompt alone before others,
 * since it carries what a verifier needs, then the first. A longer prompt is cut from the left.
 *
 * @param longest tokens of a prompt, the beginning-of-sequence token included
 */
record Leading(int longest) implements Stage.Groups {
  @Override
  public String key(Draft draft) {
    return draft.prompt();
  }

  @Override
  public Verdict judge(List<Draft> group) {
    if (group.get(0).example().prompt().blank()) {
      return new Verdict(group, List.of());
    }
    int first = Math.max(0, group.stream().map(Draft::promptOnly).toList().indexOf(true));
    Draft leader = group.get(first);
    List<Draft> kept = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      Draft draft = group.get(i);
      if (i == first) {
        kept.add(draft.leading());
      } else if (draft.promptOnly()) {
        rejected.add(Rejection.merged(draft, this, leader.key(), "The same prompt alone."));
      } else {
        kept.add(draft);
      }
    }
    int lost = leader.encoded().whole().length - longest;
    if (lost > 0) {
      rejected.add(cut(leader, lost));
    }
    return new Verdict(kept, rejected);
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
