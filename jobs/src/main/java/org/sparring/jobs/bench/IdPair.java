package org.sparring.jobs.bench;

import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.jobs.loop.Rehearsal;

/** A prompt, the preferred response and the other one, as ids. */
public record IdPair(int[] prompt, int[] chosen, int[] rejected) {
  Group<Rollout> group(String key) {
    return Rehearsal.group(key, -1, prompt, List.of(chosen, rejected));
  }

  /** Tokens of both sequences, the prompt counted twice. */
  int tokens() {
    return 2 * prompt.length + chosen.length + rejected.length;
  }
}
