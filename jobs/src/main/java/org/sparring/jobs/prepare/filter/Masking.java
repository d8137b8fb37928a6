package org.sparring.jobs.prepare.filter;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Masks the personal data of one row: [EMAIL], [PHONE] and so on, or numbered in the order in which
 * the row first says them, so that one value has one name in the prompt and in all responses.
 */
final class Masking {
  private final EnumSet<PersonalKind> kinds;
  private final boolean numbered;
  private final Map<PersonalKind, Map<String, Integer>> names = new EnumMap<>(PersonalKind.class);
  private final SortedMap<PersonalKind, Long> masks = new TreeMap<>();

  private record Found(PersonalKind kind, Span span) {}

  Masking(Collection<PersonalKind> kinds, boolean numbered) {
    this.kinds = kinds.isEmpty() ? EnumSet.noneOf(PersonalKind.class) : EnumSet.copyOf(kinds);
    this.numbered = numbered;
  }

  /** How many masks were set by now, by kind; no entry where none was. */
  SortedMap<PersonalKind, Long> masks() {
    return masks;
  }

  String masked(String text) {
    SortedMap<Integer, Found> found = found(text);
    if (found.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int from = 0;
    for (Found each : found.values()) {
      masked.append(text, from, each.span.start()).append(mask(each));
      masks.merge(each.kind, 1L, Long::sum);
      from = each.span.end();
    }
    return masked.append(text, from, text.length()).toString();
  }

  /** By place; where two overlap the surer kind stays. */
  private SortedMap<Integer, Found> found(String text) {
    TreeMap<Integer, Found> found = new TreeMap<>();
    for (PersonalKind kind : kinds) {
      for (Span span : kind.in(text)) {
        Map.Entry<Integer, Found> before = found.lowerEntry(span.end());
        if (before == null || before.getValue().span.end() <= span.start()) {
          found.put(span.start(), new Found(kind, span));
        }
      }
    }
    return found;
  }

  private String mask(Found found) {
    if (!numbered) {
      return "[" + found.kind + "]";
    }
    Map<String, Integer> known = names.computeIfAbsent(found.kind, none -> new HashMap<>());
    int number = known.computeIfAbsent(found.span.value(), none -> known.size() + 1);
    return "[" + found.kind + "_" + number + "]";
  }
}
