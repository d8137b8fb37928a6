package org.sparring.jobs.prepare.filter;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** How the letters of a text divide into Unicode scripts (UAX 24). */
record Scripts(Set<UnicodeScript> wanted) {
  /** The share of letters in the wanted scripts; 1 where there is no letter. */
  double share(String text) {
    long[] counts = new long[2];
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(
            point -> {
              UnicodeScript script = UnicodeScript.of(point);
              if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
                counts[0]++;
                counts[1] += wanted.contains(script) ? 1 : 0;
              }
            });
    return counts[0] == 0 ? 1 : (double) counts[1] / counts[0];
  }
}
