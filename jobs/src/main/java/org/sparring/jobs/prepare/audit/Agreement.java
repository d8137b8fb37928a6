package org.sparring.jobs.prepare.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparring.common.part.About;
import org.sparring.jobs.evaluate.Interval;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Stage;

/** Measures how far judgements of the same pair agree. */
@About(
    value =
        "Measures how far the judgements of the same two responses to one prompt agree, above"
            + " chance: Krippendorff's alpha with all wrong labels alike (`alpha_nominal`) and with"
            + " a tie between the two victories (`alpha_ordinal`), and Fleiss' kappa (`kappa`) over"
            + " the pairs of the most usual number of judgements, over all rows and by source."
            + " Intervals leave out each pair once. Every row is kept.",
    formula = "alpha = 1 - observed / expected disagreement; kappa = (P - Pe) / (1 - Pe)",
    paper =
        "Krippendorff 2011, Computing Krippendorff's alpha-reliability; Fleiss 1971, Measuring"
            + " nominal scale agreement among many raters")
public record Agreement() implements Stage.Whole {
  private static final KrippendorffAlpha NOMINAL = new KrippendorffAlpha(Difference.NOMINAL);
  private static final KrippendorffAlpha ORDINAL = new KrippendorffAlpha(Difference.ORDINAL);

  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public Judged judge(JavaRDD<Draft> drafts, Context context) {
    JavaRDD<List<Draft>> prompts = Gathering.of(drafts, Comparison::group);
    AgreementCounts counts = new Binned<>(prompts).over(new AgreementCounts(Slices.of(context)));
    List<Flow> findings = new ArrayList<>();
    for (Map.Entry<String, Units> slice : new TreeMap<>(counts.slices()).entrySet()) {
      Units several = slice.getValue().several();
      if (several.size() > 0) {
        findings.add(finding("alpha_nominal", slice.getKey(), several, NOMINAL::of));
        findings.add(finding("alpha_ordinal", slice.getKey(), several, ORDINAL::of));
        Units equal = several.of(several.usual());
        findings.add(finding("kappa", slice.getKey(), equal, FleissKappa::of));
      }
    }
    return new Judged(
        drafts
            .map(draft -> (Flow) draft)
            .union(JavaSparkContext.fromSparkContext(drafts.context()).parallelize(findings, 1)));
  }

  private Finding finding(
      String name, String slice, Units units, ToDoubleFunction<Units> statistic) {
    Interval interval = Jackknife.of(units, statistic);
    double[] ends = {interval.low(), interval.high()};
    return Finding.of(this, name, slice, statistic.applyAsDouble(units), units.size()).within(ends);
  }
}
