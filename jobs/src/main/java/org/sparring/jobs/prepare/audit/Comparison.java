package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.ContentKey;
import org.sparring.jobs.prepare.Draft;

/**
 * Two responses that one row ranks, in the order of their content, and how it ranks them.
 *
 * @param first key of the response whose key is less
 * @param leading whether the first of them stands before the other in the row
 */
record Comparison(
    String first, String second, Response firstResponse, Response secondResponse, boolean leading)
    implements Serializable {
  private record Keyed(String key, Response response, int place) {}

  /** What rows that may compare the same responses share; others stand alone, however many. */
  static String group(Draft draft) {
    return draft.example().responses().size() < 2 ? draft.key() : draft.prompt();
  }

  /** All pairs of ranked responses of a row that differ in content. */
  static List<Comparison> of(Draft draft) {
    List<Keyed> ranked = new ArrayList<>();
    for (Response response : draft.example().responses()) {
      if (response.rank() >= 0) {
        ranked.add(new Keyed(ContentKey.response(response.content()), response, ranked.size()));
      }
    }
    ranked.sort(Comparator.comparing(Keyed::key));
    List<Comparison> pairs = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      for (int j = i + 1; j < ranked.size(); j++) {
        Keyed one = ranked.get(i);
        Keyed other = ranked.get(j);
        if (!one.key.equals(other.key)) {
          boolean leading = one.place < other.place;
          pairs.add(new Comparison(one.key, other.key, one.response, other.response, leading));
        }
      }
    }
    return pairs;
  }

  Ruling ruling() {
    return Ruling.of(firstResponse.rank(), secondResponse.rank());
  }

  /** Which two responses it is about, the prompt aside. */
  String about() {
    return first + second;
  }
}
