package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.sparring.jobs.prepare.filter.Words;

/**
 * In what two responses differ, in whole numbers: which words they use, hashed to signed buckets
 * (Weinberger et al. 2009), how many they use, and how many of the prompt's.
 *
 * @param buckets of words; two more traits follow them
 */
record Traits(int buckets) implements Serializable {
  private static final int SIGN = 24;

  /** Numbers of a pair. */
  int size() {
    return buckets + 2;
  }

  /** The first response's traits less the second's; what is 0 is left out. */
  SortedMap<Integer, Integer> of(String prompt, String first, String second) {
    Set<String> asked = new HashSet<>(Words.of(prompt));
    SortedMap<Integer, Integer> differences = new TreeMap<>();
    add(Words.of(first), asked, 1, differences);
    add(Words.of(second), asked, -1, differences);
    differences.values().removeIf(each -> each == 0);
    return differences;
  }

  private void add(
      List<String> words, Set<String> asked, int sign, SortedMap<Integer, Integer> differences) {
    Set<String> distinct = new HashSet<>(words);
    for (String word : distinct) {
      long hash = hash(word);
      int bucket = (int) (hash % buckets);
      int direction = (hash >>> SIGN & 1) == 0 ? sign : -sign;
      differences.merge(bucket, direction, Integer::sum);
    }
    int shared = (int) distinct.stream().filter(asked::contains).count();
    differences.merge(buckets, sign * words.size(), Integer::sum);
    differences.merge(buckets + 1, sign * shared, Integer::sum);
  }

  private static long hash(String word) {
    CRC32 crc = new CRC32();
    crc.update(word.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
