package org.sparring.jobs.prepare.audit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.jobs.evaluate.Accuracy;
import org.sparring.jobs.evaluate.Summary;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Stage;

/** Measures ties, and how often the longer or the first response wins. */
@About(
    value =
        "Measures how often two responses tie (`ties`), how often the longer one wins"
            + " (`longer_wins`, of decided pairs of unequal length in characters), and how often"
            + " the one wins that stands first in the row (`first_wins`), over all rows, by source"
            + " and by annotator, with Wilson's intervals. A source in which the winner always"
            + " stands first says nothing of the place, and is left out of `first_wins`. Every row"
            + " is kept.",
    paper = "Wilson 1927, Probable inference, the law of succession, and statistical inference")
public record Bias(
    @Param(
            value =
                "Annotators with numbers of their own, those of most judgements; others are one.",
            or = "200",
            min = 1,
            max = 10000)
        int annotators)
    implements Stage.Whole {
  @Override
  public Judged judge(JavaRDD<Draft> drafts, Context context) {
    Roster roster = Roster.of(drafts, annotators, 1);
    BiasCounts counts = new Binned<>(drafts).over(new BiasCounts(roster, Slices.of(context)));
    List<Flow> findings = new ArrayList<>();
    counts
        .slices()
        .forEach(
            (slice, count) -> {
              add(findings, "ties", slice, count.pairs() - count.decided(), count.pairs());
              add(findings, "longer_wins", slice, count.longer(), count.unequal());
            });
    counts
        .placed()
        .forEach(
            (slice, count) -> add(findings, "first_wins", slice, count.leading(), count.decided()));
    return new Judged(
        drafts
            .map(draft -> (Flow) draft)
            .union(JavaSparkContext.fromSparkContext(drafts.context()).parallelize(findings, 1)));
  }

  private void add(List<Flow> findings, String name, String slice, long times, long of) {
    if (of > 0) {
      Summary share = Accuracy.of(name, (double) times, of);
      double[] ends = {share.low(), share.high()};
      findings.add(Finding.of(this, name, slice, share.value(), of).within(ends));
    }
  }
}
