package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;

/**
 * A group, and what its credit asked for besides. In tables the answers follow the group's own
 * members, under the same key.
 *
 * @param own the group
 * @param answers one group for each request, in the order of the requests
 */
record Answered<T>(Group<T> own, List<Group<T>> answers) {
  /** The column {@code asked} of the group's own members. */
  static final int OWN = -1;

  /** Groups whose credits ask for nothing. */
  static <T> List<Answered<T>> alone(List<Group<T>> groups) {
    return groups.stream().map(each -> new Answered<>(each, List.<Group<T>>of())).toList();
  }

  /** Members first, then the answers. */
  Group<T> whole() {
    List<T> members = new ArrayList<>(own.members());
    answers.forEach(each -> members.addAll(each.members()));
    return own.with(members);
  }

  /** The request that each member of the whole answers, or {@link #OWN}. */
  int[] asked() {
    int[] asked = new int[whole().size()];
    Arrays.fill(asked, 0, own.size(), OWN);
    int next = own.size();
    for (int request = 0; request < answers.size(); request++) {
      int end = next + answers.get(request).size();
      Arrays.fill(asked, next, end, request);
      next = end;
    }
    return asked;
  }

  /** The inverse of {@link #whole} and {@link #asked}. */
  static <T> Answered<T> of(Group<T> whole, int[] asked) {
    List<T> own = new ArrayList<>();
    List<List<T>> answers = new ArrayList<>();
    for (int i = 0; i < asked.length; i++) {
      while (answers.size() <= asked[i]) {
        answers.add(new ArrayList<>());
      }
      (asked[i] == OWN ? own : answers.get(asked[i])).add(whole.get(i));
    }
    Group<T> unordered = whole.ranked(Preference.NONE);
    return new Answered<>(whole.with(own), answers.stream().map(unordered::<T>with).toList());
  }
}
