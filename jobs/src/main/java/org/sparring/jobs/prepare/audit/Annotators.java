package org.sparring.jobs.prepare.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.jobs.evaluate.Interval;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Stage;

/** Estimates how good annotators are, and how sure each label is. */
@About(
    value =
        "Estimates how often each annotator's label is not the one that judgements of a pair point"
            + " to together (`error_rate`), over pairs with at least two judgements, and marks"
            + " every row of a named annotator: `noise` is the chance that its label is wrong,"
            + " `margin` the log-odds that it is right, `weight` is 1 - 2 noise, or 0. Honest"
            + " disagreement counts as error; `flips` tells it apart. Rows of one pair are kept"
            + " apart, or merged into one with the label that is likeliest. `steps` is what the"
            + " search took, 0 where it did not end.",
    formula =
        "P(labels, truth = k) = prior(k) x product over annotators of P(label | k); one_coin: 1 - e"
            + " where the label is k, else e / (classes - 1)",
    paper =
        "Dawid and Skene 1979, Maximum likelihood estimation of observer error-rates using the EM"
            + " algorithm")
public record Annotators(
    @Param(
            value =
                "An annotator's errors: one_coin for one rate, full for one for each true and wrong"
                    + " label.",
            or = "one_coin")
        ErrorForm form,
    @Param(value = "Rows of the same pair: apart, or merge into one.", or = "apart") Rows rows,
    @Param(
            value =
                "Annotators with rates of their own, those of most judgements; others share one.",
            or = "200",
            min = 1,
            max = 500)
        int annotators,
    @Param(value = "Judgements from which an annotator has a rate.", or = "20", min = 1) int least,
    @Param(value = "Passes of the search.", or = "500", min = 1) int steps)
    implements Stage.Whole {
  private static final double TOLERANCE = 1e-7;

  /** What becomes of several rows of one pair. */
  public enum Rows {
    APART {
      @Override
      List<Flow> of(List<Draft> rows, Consensus consensus, Stage stage) {
        return consensus.marked(rows);
      }
    },
    MERGE {
      @Override
      List<Flow> of(List<Draft> rows, Consensus consensus, Stage stage) {
        return consensus.merged(rows, stage);
      }
    };

    abstract List<Flow> of(List<Draft> rows, Consensus consensus, Stage stage);
  }

  private record Estimate(DawidSkene.Fit fit, Interval[] intervals, long pairs) {}

  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public Judged judge(JavaRDD<Draft> drafts, Context context) {
    JavaRDD<List<Draft>> pairs =
        context.held(
            Gathering.of(drafts.filter(draft -> !Judging.key(draft).isEmpty()), Judging::key));
    Roster roster = Roster.of(pairs.flatMap(List::iterator), annotators, least);
    Judging judging = new Judging(roster);
    JavaRDD<Labels> labels = context.held(pairs.map(group -> judging.labels(group, true)));
    Optional<Estimate> estimate = estimate(labels, roster);
    if (estimate.isEmpty()) {
      return new Judged(drafts.map(draft -> (Flow) draft));
    }
    Consensus consensus = new Consensus(judging, estimate.get().fit.quality());
    JavaRDD<Flow> others =
        drafts.filter(draft -> Judging.key(draft).isEmpty()).map(draft -> (Flow) draft);
    JavaRDD<Flow> marked = pairs.flatMap(group -> rows.of(group, consensus, this).iterator());
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(drafts.context());
    return new Judged(
        others.union(marked).union(spark.parallelize(findings(estimate.get(), roster), 1)));
  }

  private Optional<Estimate> estimate(JavaRDD<Labels> labels, Roster roster) {
    LabelCensus census = new Binned<>(labels).over(new LabelCensus());
    if (census.several() == 0) {
      return Optional.empty();
    }
    Passes<Labels> several = new Binned<>(labels.filter(unit -> unit.size() > 1));
    DawidSkene.Fit fit =
        new DawidSkene(form, TOLERANCE, steps)
            .fit(several, census.classes(), roster.size(), census.several());
    Interval[] intervals = several.over(new ErrorInformation(fit.quality())).intervals();
    return Optional.of(new Estimate(fit, intervals, census.several()));
  }

  private List<Flow> findings(Estimate estimate, Roster roster) {
    List<Flow> findings = new ArrayList<>();
    for (int a : roster.present()) {
      Interval interval = estimate.intervals[a];
      double[] ends = {interval.low(), interval.high()};
      double rate = estimate.fit.quality().errorRate(a);
      String slice = Slices.annotator(roster.name(a));
      findings.add(
          Finding.of(this, "error_rate", slice, rate, roster.judgements()[a]).within(ends));
    }
    int taken = estimate.fit.converged() ? estimate.fit.iterations() : 0;
    findings.add(Finding.of(this, "steps", Slices.ALL, taken, estimate.pairs));
    return findings;
  }
}
