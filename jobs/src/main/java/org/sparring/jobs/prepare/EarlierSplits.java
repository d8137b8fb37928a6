package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * The splits that an earlier run gave to a part of its rows, by prompt and key. A row without a
 * prompt, of which there may be many, is found by its key alone.
 */
final class EarlierSplits {
  private final Map<String, Map<String, String>> prompts = new HashMap<>();

  private EarlierSplits(Iterator<byte[]> parcels) {
    while (parcels.hasNext()) {
      Unpacking in = new Unpacking(parcels.next());
      while (in.more()) {
        prompts.computeIfAbsent(in.text(), none -> new HashMap<>()).put(in.text(), in.text());
      }
    }
  }

  /** Sends rows of the earlier run: key of the prompt, key of the row (or none), split. */
  static void tell(int partition, Iterator<Row> rows, Parcels parcels, int receivers) {
    while (rows.hasNext()) {
      Row row = rows.next();
      String address = address(row.getString(0), row.getString(1));
      parcels
          .to(HashOf.bin(address, receivers))
          .put(address)
          .put(row.getString(1))
          .put(row.getString(2));
    }
  }

  /** Sends the keys of rows, and where the rows are. */
  static void ask(int partition, Iterator<Draft> drafts, Parcels parcels, int receivers) {
    for (int i = 0; drafts.hasNext(); i++) {
      Draft draft = drafts.next();
      String address = address(draft.prompt(), draft.key());
      parcels
          .to(HashOf.bin(address, receivers))
          .put(address)
          .put(draft.promptOnly() ? "" : draft.key())
          .put(!draft.example().prompt().blank())
          .put(partition)
          .put(i);
    }
  }

  private static String address(String prompt, String key) {
    return prompt.equals(ContentKey.NO_PROMPT) ? key : prompt;
  }

  /** What is known of the row in a place. */
  record Answer(int partition, int index, boolean known, String split) {}

  static Iterator<Answer> answers(Iterator<byte[]> told, Iterator<byte[]> asked) {
    EarlierSplits earlier = new EarlierSplits(told);
    List<Answer> answers = new ArrayList<>();
    while (asked.hasNext()) {
      Unpacking in = new Unpacking(asked.next());
      while (in.more()) {
        Map<String, String> rows = earlier.prompts.getOrDefault(in.text(), Map.of());
        String own = rows.getOrDefault(in.text(), "");
        boolean prompted = in.truth();
        String split = own.isEmpty() && prompted ? only(rows) : own;
        answers.add(new Answer(in.number(), in.number(), !own.isEmpty(), split));
      }
    }
    return answers.iterator();
  }

  /** The split of all rows of a prompt, or nothing where there are several. */
  private static String only(Map<String, String> rows) {
    Set<String> splits = new HashSet<>(rows.values());
    return splits.size() == 1 ? splits.iterator().next() : "";
  }

  static void send(int partition, Iterator<Answer> answers, Parcels parcels, int receivers) {
    while (answers.hasNext()) {
      Answer each = answers.next();
      if (!each.split().isEmpty()) {
        parcels.to(each.partition()).put(each.index()).put(each.known()).put(each.split());
      }
    }
  }

  /** What is known of the rows of one partition. */
  static final class Answers {
    private final Map<Integer, String> splits = new HashMap<>();
    private final Set<Integer> known = new HashSet<>();

    Answers(Iterator<byte[]> parcels) {
      while (parcels.hasNext()) {
        Unpacking in = new Unpacking(parcels.next());
        while (in.more()) {
          int index = in.number();
          if (in.truth()) {
            known.add(index);
          }
          splits.put(index, in.text());
        }
      }
    }

    /** Whether the row itself was in the earlier run. */
    boolean known(int index) {
      return known.contains(index);
    }

    /** The earlier split of the row or of its prompt; empty where there is none. */
    String split(int index) {
      return splits.getOrDefault(index, "");
    }
  }
}
