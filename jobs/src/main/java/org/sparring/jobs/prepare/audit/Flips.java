package org.sparring.jobs.prepare.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.datasets.read.Content;
import org.sparring.jobs.evaluate.Interval;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.filter.Texts;

/** Measures how often each annotator's label is turned round, apart from honest disagreement. */
@About(
    value =
        "Measures how often each annotator's label is turned round (`flip_rate`), apart from honest"
            + " disagreement on close pairs. Annotators follow Bradley and Terry on traits of the"
            + " responses (which words, how many, how many of the prompt's), and flip some labels;"
            + " both are fitted together. Where the traits tell nothing of what is preferred the"
            + " intervals are wide; where they leave out what matters, disagreement counts as"
            + " flips. `steps` is what the search took, 0 where it did not end. Every row is kept.",
    formula =
        "P(first wins) = f + (1 - 2 f) q; q = 1 / (1 + exp(-w x)); f the annotator's flip rate, x"
            + " the difference of traits",
    paper =
        "Raykar et al. 2010, Learning from crowds, section 2; Bradley and Terry 1952, Rank analysis"
            + " of incomplete block designs")
public record Flips(
    @Param(value = "Buckets of hashed words.", or = "128", min = 1, max = 1024) int buckets,
    @Param(
            value =
                "Precision of the normal prior on the weight of a trait, on a scale of its own.",
            or = "1",
            min = 0,
            above = true)
        double ridge,
    @Param(
            value =
                "Annotators with rates of their own, those of most judgements; others share one.",
            or = "200",
            min = 1,
            max = 500)
        int annotators,
    @Param(value = "Judgements from which an annotator has a rate.", or = "20", min = 1) int least,
    @Param(value = "Steps of the search.", or = "100", min = 1) int steps)
    implements Stage.Whole {
  private static final double TOLERANCE = 1e-8;

  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public Judged judge(JavaRDD<Draft> drafts, Context context) {
    Roster roster = Roster.of(drafts, annotators, least);
    Judging judging = new Judging(roster);
    Traits traits = new Traits(buckets);
    JavaRDD<Contest> contests =
        context.held(
            Gathering.of(drafts.filter(draft -> !Judging.key(draft).isEmpty()), Judging::key)
                .map(rows -> contest(rows, judging, traits))
                .filter(contest -> contest.judgements().size() > 0));
    List<Flow> findings = contests.isEmpty() ? List.of() : findings(contests, roster, traits);
    return new Judged(
        drafts
            .map(draft -> (Flow) draft)
            .union(JavaSparkContext.fromSparkContext(drafts.context()).parallelize(findings, 1)));
  }

  private static Contest contest(List<Draft> rows, Judging judging, Traits traits) {
    Comparison pair = Comparison.of(rows.get(0)).get(0);
    String prompt = text(rows.get(0).example().prompt());
    String first = text(pair.firstResponse().content());
    String second = text(pair.secondResponse().content());
    return Contest.of(traits.of(prompt, first, second), judging.labels(rows, false));
  }

  private static String text(Content content) {
    return Texts.of(content).collect(Collectors.joining("\n"));
  }

  private List<Flow> findings(JavaRDD<Contest> contests, Roster roster, Traits traits) {
    FlipRates.Fit fit =
        new FlipRates(ridge, TOLERANCE, steps).fit(new Binned<>(contests), traits, roster.size());
    List<Flow> findings = new ArrayList<>();
    for (int a : roster.present()) {
      Interval interval = fit.intervals()[a];
      String slice = Slices.annotator(roster.name(a));
      double[] ends = {interval.low(), interval.high()};
      long n = roster.judgements()[a];
      findings.add(Finding.of(this, "flip_rate", slice, fit.rates()[a], n).within(ends));
    }
    int taken = fit.converged() ? fit.iterations() : 0;
    findings.add(Finding.of(this, "steps", Slices.ALL, taken, contests.count()));
    return findings;
  }
}
