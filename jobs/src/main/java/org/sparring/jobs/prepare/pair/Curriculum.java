package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;

/** Deals all pairs into stages of equal size, from easy to hard. */
@About(
    value =
        "Deals the pairs of all prompts into stages of equal size, the widest gaps first; the"
            + " column order holds the stage, from 1. Of equal gaps the key of the row decides. A"
            + " pair without a gap is dropped as no_gap; other rows stay as they are.",
    formula = "order = 1 + floor(stages (pairs with a wider gap) / pairs)",
    paper = "after Pattnaik et al. 2024, Curry-DPO, arXiv:2403.07230")
public record Curriculum(
    @Param(value = "Number of stages.", or = "3", min = 1, max = 1000) int stages,
    @Param(
            value = "Carried column that holds the gap; empty for the margin, then the strength.",
            or = "''")
        String gap)
    implements Stage.Whole {
  /** A pair among all pairs. */
  private record Wide(double gap, RowId row) implements Comparable<Wide>, Serializable {
    private static final Comparator<Wide> ORDER =
        Comparator.comparingDouble((Wide each) -> -each.gap).thenComparing(Wide::row);

    @Override
    public int compareTo(Wide other) {
      return ORDER.compare(this, other);
    }
  }

  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public Set<Gift> undoes() {
    return Set.of(Gift.LEADERS);
  }

  @Override
  public Judged judge(JavaRDD<Draft> drafts, Context context) {
    Gap width = new Gap(gap);
    JavaRDD<Wide> sorted =
        context.held(
            drafts
                .filter(each -> Gap.pair(each) && !Double.isNaN(width.of(each)))
                .map(each -> wide(each, width))
                .sortBy(each -> each, true, Math.max(1, drafts.getNumPartitions())));
    long pairs = sorted.count();
    TreeMap<Long, Integer> starts = starts(pairs);
    TreeMap<Wide, Integer> firsts = new TreeMap<>();
    sorted
        .zipWithIndex()
        .filter(each -> starts.containsKey(each._2()))
        .collect()
        .forEach(each -> firsts.put(each._1(), starts.get(each._2())));
    JavaRDD<Flow> flows = drafts.map(each -> judged(each, width, firsts));
    return new Judged(Reports.with(flows, findings(firsts, pairs)));
  }

  /** The stage that begins at each place, the pairs being numbered from the widest gap. */
  private TreeMap<Long, Integer> starts(long pairs) {
    TreeMap<Long, Integer> starts = new TreeMap<>();
    for (int stage = 1; stage <= stages; stage++) {
      long place = ((stage - 1) * pairs + stages - 1) / stages;
      if (place < pairs) {
        starts.put(place, stage);
      }
    }
    return starts;
  }

  private Flow judged(Draft draft, Gap width, TreeMap<Wide, Integer> firsts) {
    if (!Gap.pair(draft)) {
      return draft;
    }
    if (Double.isNaN(width.of(draft))) {
      return Rejection.dropped(draft, this, "no_gap", width.missing());
    }
    int stage = firsts.floorEntry(wide(draft, width)).getValue();
    return draft.marks(draft.marks().order(stage));
  }

  /** The widest gap of each stage. */
  private List<Finding> findings(TreeMap<Wide, Integer> firsts, long pairs) {
    List<Finding> findings = new ArrayList<>();
    firsts.forEach(
        (first, stage) ->
            findings.add(Finding.of(this, "widest_gap", "stage " + stage, first.gap, pairs)));
    return findings;
  }

  private static Wide wide(Draft draft, Gap width) {
    return new Wide(width.of(draft), RowId.of(draft));
  }
}
