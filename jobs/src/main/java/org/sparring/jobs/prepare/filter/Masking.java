package org.sparring.jobs.prepare.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
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
    List<Found> found = found(text);
    if (found.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int from = 0;
    for (Found each : found) {
      masked.append(text, from, each.span.start()).append(mask(each));
      masks.merge(each.kind, 1L, Long::sum);
      from = each.span.end();
    }
    return masked.append(text, from, text.length()).toString();
  }

  private List<Found> found(String text) {
    List<Found> found = new ArrayList<>();
    for (PersonalKind kind : kinds) {
      for (Span span : kind.in(text)) {
        if (found.stream().noneMatch(each -> overlap(each.span, span))) {
          found.add(new Found(kind, span));
        }
      }
    }
    found.sort(Comparator.comparingInt(each -> each.span.start()));
    return found;
  }

  private static boolean overlap(Span one, Span other) {
    return one.start() < other.end() && other.start() < one.end();
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
