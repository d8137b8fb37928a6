package org.sparring.common.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known names that a mistyped one may have meant. */
public final class Near {
  private static final int MOST = 3;
  private static final int LISTED = 40;

  private Near() {}

  /** At most three names within a few edits, the nearest first. */
  public static List<String> names(String given, Collection<String> known) {
    String lower = given.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, lower.length() / 3);
    return known.stream()
        .filter(name -> distance(lower, name) <= limit || related(lower, name))
        .sorted(
            Comparator.comparingInt((String name) -> distance(lower, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** A half sentence for an error message: the near names, or else the known ones. */
  public static String hint(String given, Collection<String> known) {
    List<String> near = names(given, known);
    if (!near.isEmpty()) {
      return "did you mean " + String.join(" or ", near) + "?";
    }
    List<String> sorted = known.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return "nothing is known here";
    }
    String more = sorted.size() > LISTED ? ", …" : "";
    return "known: " + String.join(", ", sorted.subList(0, Math.min(LISTED, sorted.size()))) + more;
  }

  /** Whether one name begins with the other, as {@code rate} and {@code rates} do. */
  private static boolean related(String given, String name) {
    return given.length() >= 3 && (name.startsWith(given) || given.startsWith(name));
  }

  /** Insertions, deletions, replacements and swaps of neighbours between two names. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (swapped(a, i, b, j)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
