package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.table.PreferenceRow;

/**
 * Counts of what was written; whole numbers, so that their sum does not depend on order.
 *
 * @param preferences rows by split
 * @param prompts rows by split
 * @param leading prompts that stand for a row without responses
 * @param reasons ledger entries by source, stage, reason and outcome
 * @param lengths rows of preferences by tokens of the prompt and the longest response
 */
record Counts(
    TreeMap<String, Long> preferences,
    TreeMap<String, Long> prompts,
    TreeMap<String, Long> leading,
    TreeMap<Reason, Long> reasons,
    TreeMap<Integer, Long> lengths)
    implements Serializable {

  static Counts none() {
    return new Counts(
        new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  void preference(PreferenceRow row) {
    preferences.merge(row.split(), 1L, Long::sum);
    int longest = row.responses().stream().mapToInt(each -> each.ids().length).max().orElse(0);
    lengths.merge(row.ids().length + longest, 1L, Long::sum);
  }

  /** A prompt of a split; {@code alone} where it stands for a row without responses. */
  void prompt(String split, boolean alone) {
    prompts.merge(split, 1L, Long::sum);
    if (alone) {
      leading.merge(split, 1L, Long::sum);
    }
  }

  void lost(Rejection row) {
    reasons.merge(Reason.of(row), 1L, Long::sum);
  }

  void add(Counts other) {
    add(preferences, other.preferences);
    add(prompts, other.prompts);
    add(leading, other.leading);
    add(reasons, other.reasons);
    add(lengths, other.lengths);
  }

  static long total(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static <K> void add(TreeMap<K, Long> mine, TreeMap<K, Long> others) {
    others.forEach((key, count) -> mine.merge(key, count, Long::sum));
  }
}
