package org.sparring.jobs.adjust;

import java.util.ArrayList;
import java.util.List;

/** The longest common subsequence of two orders of the same items (Wagner and Fischer 1974). */
final class CommonOrder {
  private CommonOrder() {}

  /** Of several the one whose items come earliest in the first order. */
  static List<Integer> of(List<Integer> first, List<Integer> second) {
    int[][] longest = new int[first.size() + 1][second.size() + 1];
    for (int i = first.size() - 1; i >= 0; i--) {
      for (int j = second.size() - 1; j >= 0; j--) {
        longest[i][j] =
            first.get(i).equals(second.get(j))
                ? 1 + longest[i + 1][j + 1]
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    List<Integer> common = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < first.size(); i++) {
      int place = second.indexOf(first.get(i));
      if (place >= from && 1 + longest[i + 1][place + 1] == longest[i][from]) {
        common.add(first.get(i));
        from = place + 1;
      }
    }
    return common;
  }
}
