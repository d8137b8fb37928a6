package org.sparring.jobs.prepare.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** Finds pairs that rows order in opposite ways. */
@About(
    "Finds pairs of responses to one prompt that some rows order one way and others the other."
        + " `pairs` counts the pairs that several rows judge, `contradictory_pairs` those among"
        + " them with opposite labels, `contradictory_rows` the rows that judge such a pair. The"
        + " rows are kept, or marked, or dropped, or only those that fewer or as many say. A mark"
        + " is the carried column `contradicted`: the share of what was said of the pair that is"
        + " against the row; other rows have no such column.")
public record Contradictions(
    @Param(
            value =
                "What is done with the rows: keep, mark, drop, or drop those that are not of the"
                    + " majority (majority).",
            or = "keep")
        Policy policy,
    @Param(
            value =
                "What a row counts: rows (one), votes (its annotators, one where nobody is named),"
                    + " or weight (the column, one where it is not given).",
            or = "rows")
        Worth by)
    implements Stage.Groups {
  private static final String MARK = "contradicted";

  /** What is done with contradictory rows. */
  public enum Policy {
    KEEP {
      @Override
      boolean drops(double agreeing, double opposing) {
        return false;
      }
    },
    MARK {
      @Override
      boolean drops(double agreeing, double opposing) {
        return false;
      }
    },
    DROP {
      @Override
      boolean drops(double agreeing, double opposing) {
        return opposing > 0;
      }
    },
    MAJORITY {
      @Override
      boolean drops(double agreeing, double opposing) {
        return opposing > 0 && agreeing <= opposing;
      }
    };

    abstract boolean drops(double agreeing, double opposing);
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
    Map<String, Votes> pairs = Votes.of(group, by);
    long several = pairs.values().stream().filter(votes -> votes.rows() > 1).count();
    long opposed = pairs.values().stream().filter(Votes::opposed).count();
    List<Draft> kept = new ArrayList<>();
    List<Rejection> dropped = new ArrayList<>();
    int rows = 0;
    for (Draft draft : group) {
      Set<String> whys = whys(draft, pairs);
      rows += opposed(draft, pairs) ? 1 : 0;
      if (whys.isEmpty()) {
        kept.add(policy == Policy.MARK ? marked(draft, pairs) : draft);
      } else {
        String detail = String.join("; ", whys) + ".";
        dropped.add(Rejection.dropped(draft, this, "contradiction", detail));
      }
    }
    return new Verdict(kept, dropped, findings(several, opposed, rows));
  }

  private static boolean opposed(Draft draft, Map<String, Votes> pairs) {
    return Comparison.of(draft).stream()
        .anyMatch(each -> pairs.get(each.about()).opposed() && each.ruling() != Ruling.TIE);
  }

  /** With the largest share that is against one of its pairs. */
  private static Draft marked(Draft draft, Map<String, Votes> pairs) {
    double most = 0;
    for (Comparison pair : Comparison.of(draft)) {
      most = Math.max(most, pairs.get(pair.about()).shareAgainst(pair.ruling()));
    }
    if (most == 0) {
      return draft;
    }
    TreeMap<String, String> facts = new TreeMap<>(draft.example().facts());
    facts.put(MARK, String.format(Locale.ROOT, "%.6f", most));
    return draft.with(draft.example().carrying(facts));
  }

  /** Why the policy drops a row; nothing where it keeps it. */
  private Set<String> whys(Draft draft, Map<String, Votes> pairs) {
    Set<String> whys = new TreeSet<>();
    for (Comparison pair : Comparison.of(draft)) {
      Votes votes = pairs.get(pair.about());
      double agreeing = votes.worth(pair.ruling());
      double opposing = votes.against(pair.ruling());
      if (policy.drops(agreeing, opposing)) {
        whys.add(
            "%s order two of its responses as it does, %s the other way"
                .formatted(by.said(agreeing), by.said(opposing)));
      }
    }
    return whys;
  }

  private List<Finding> findings(long several, long opposed, long rows) {
    return List.of(
        Finding.count(this, "pairs", Slices.ALL, several),
        Finding.count(this, "contradictory_pairs", Slices.ALL, opposed),
        Finding.count(this, "contradictory_rows", Slices.ALL, rows));
  }
}
