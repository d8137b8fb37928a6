package org.sparring.jobs.prepare.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Verdict;

/** Finds responses that beat each other in a circle. */
@About(
    value =
        "Finds responses to one prompt that beat each other in a circle, A > B > C > A, by the"
            + " majority of the rows of each pair: the strongly connected components of who beats"
            + " whom. `prompts` counts the prompts with at least three compared responses,"
            + " `cyclic_prompts` those with a circle, `cyclic_pairs` the pairs inside one,"
            + " `cyclic_rows` the rows that judge such a pair. The rows are kept or dropped.",
    paper = "Tarjan 1972, Depth-first search and linear graph algorithms")
public record Cycles(
    @Param(
            value = "What is done with rows that judge a pair inside a circle: keep or drop.",
            or = "keep")
        Policy policy)
    implements Stage.Groups {
  private static final int LEAST = 3;

  /** What is done with rows inside a circle. */
  public enum Policy {
    KEEP,
    DROP
  }

  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public String key(Draft draft) {
    return Comparison.group(draft);
  }

  @Override
  public Verdict judge(List<Draft> group) {
    Circle circle = Circle.of(group);
    List<Draft> kept = new ArrayList<>();
    List<Rejection> dropped = new ArrayList<>();
    long rows = 0;
    for (Draft draft : group) {
      long inside =
          Comparison.of(draft).stream().filter(pair -> circle.pairs.contains(pair.about())).count();
      rows += inside > 0 ? 1 : 0;
      if (inside > 0 && policy == Policy.DROP) {
        String detail =
            "%d of its pairs are in a circle of responses that beat each other.".formatted(inside);
        dropped.add(Rejection.dropped(draft, this, "cycle", detail));
      } else {
        kept.add(draft);
      }
    }
    return new Verdict(kept, dropped, findings(circle, rows));
  }

  private List<Finding> findings(Circle circle, long rows) {
    if (circle.responses < LEAST) {
      return List.of();
    }
    return List.of(
        Finding.count(this, "prompts", Slices.ALL, 1),
        Finding.count(this, "cyclic_prompts", Slices.ALL, circle.pairs.isEmpty() ? 0 : 1),
        Finding.count(this, "cyclic_pairs", Slices.ALL, circle.pairs.size()),
        Finding.count(this, "cyclic_rows", Slices.ALL, rows));
  }

  /**
   * Who beats whom in a circle.
   *
   * @param responses that are compared
   * @param pairs with a majority and both responses in one component
   */
  private record Circle(int responses, Set<String> pairs) {
    static Circle of(List<Draft> rows) {
      Map<String, Comparison> pairs = new TreeMap<>();
      rows.forEach(
          row -> Comparison.of(row).forEach(pair -> pairs.putIfAbsent(pair.about(), pair)));
      Map<String, Votes> votes = Votes.of(rows);
      Map<String, Integer> numbers = new TreeMap<>();
      List<List<Integer>> beaten = new ArrayList<>();
      for (Comparison pair : pairs.values()) {
        int first = numbers.computeIfAbsent(pair.first(), none -> numbers.size());
        int second = numbers.computeIfAbsent(pair.second(), none -> numbers.size());
        while (beaten.size() < numbers.size()) {
          beaten.add(new ArrayList<>());
        }
        long lead = votes.get(pair.about()).lead();
        if (lead != 0) {
          beaten.get(lead > 0 ? first : second).add(lead > 0 ? second : first);
        }
      }
      int[] component = StrongComponents.of(beaten);
      Set<String> inside = new TreeSet<>();
      pairs.forEach(
          (about, pair) -> {
            boolean together =
                component[numbers.get(pair.first())] == component[numbers.get(pair.second())];
            if (together && votes.get(about).lead() != 0) {
              inside.add(about);
            }
          });
      return new Circle(numbers.size(), inside);
    }
  }
}
