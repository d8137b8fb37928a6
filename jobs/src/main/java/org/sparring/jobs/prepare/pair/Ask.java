package org.sparring.jobs.prepare.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.common.random.Draw;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;

/** Chooses the pairs whose labels would tell most. */
@About(
    value =
        "Chooses the pairs whose labels would tell most about a linear reward over hashed words: at"
            + " each step the one on which two draws from the posterior differ most, after those"
            + " chosen before. The column order holds their places from 1. Rows that are no pairs,"
            + " and pairs that are labelled, stay as they are. Accuracies on pairs that were chosen"
            + " so are no fair sample of all pairs.",
    formula =
        "d(x) = E |(theta - theta')^T x| = 2 s |x|_{Sigma^-1} / sqrt(pi); Sigma = prior I +"
            + " curvature sum x x^T over asked pairs; x = phi(one) - phi(other), phi of length 1",
    paper =
        "Wu and Sun 2023, Making RL with preference-based feedback efficient via randomization; in"
            + " batches: greedy determinant")
public record Ask(
    @Param(value = "Most pairs to choose.", min = 1, max = 10_000_000) int rows,
    @Param(value = "Disagreement d below which no label is asked for.", or = "0", min = 0)
        double least,
    @Param(value = "Which pairs may be chosen: unlabelled or all.", or = "unlabelled") Open from,
    @Param(value = "Whether pairs that are not chosen are dropped.", or = "true") boolean drop,
    @Param(value = "Prior precision of each weight.", or = "1", min = 0, above = true) double prior,
    @Param(value = "Scale s of the draws.", or = "1", min = 0, above = true) double scale,
    @Param(
            value = "What a label adds to Sigma along x: 1, or p (1 - p) for a posterior.",
            or = "0.25",
            min = 0,
            above = true)
        double curvature,
    @Param(value = "Buckets that n-grams are hashed to.", or = "64", min = 2, max = 512)
        int buckets,
    @Param(value = "Longest n-gram, in words.", or = "1", min = 1, max = 8) int ngrams,
    @Param(value = "Parts of the first round.", or = "8", min = 1, max = 100_000) int parts)
    implements Stage.Whole {
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
    JavaRDD<Draft> pairs = drafts.filter(Ask::pair);
    Open pool = from;
    Outer asked = Outer.of(pairs.filter(each -> !pool.holds(each)).map(this::features), buckets);
    double[][] inverse = Matrix.inverse(asked.plus(prior, curvature));
    JavaRDD<Candidate> candidates =
        context.held(
            pairs.filter(pool::holds).map(each -> new Candidate(RowId.of(each), features(each))));
    TwoRounds rounds =
        new TwoRounds(parts, new LazyGreedy(rows, leastGain()), empty(inverse, curvature));
    Draw draw = Draw.seed(context.seed()).with("ask");
    Chosen chosen = Chosen.of(candidates, rounds, rows, draw);
    List<Finding> findings = new ArrayList<>(chosen.findings(this, candidates.count()));
    findings.add(Finding.of(this, "asked_before", "all", (double) asked.rows(), asked.rows()));
    Map<RowId, Integer> places = chosen.places();
    JavaRDD<Flow> flows = drafts.map(each -> judged(each, places));
    return new Judged(Reports.with(flows, findings));
  }

  private static boolean pair(Draft draft) {
    return draft.example().responses().size() == 2;
  }

  private static SetValue.Empty empty(double[][] inverse, double curvature) {
    return () -> new Information(Matrix.copy(inverse), curvature);
  }

  private Sparse features(Draft pair) {
    List<Response> responses = pair.example().responses();
    return features(responses.get(0)).minus(features(responses.get(1)));
  }

  private Sparse features(Response response) {
    return new WordHashes(buckets, ngrams).of(Words.text(response.content())).unit();
  }

  /** What the pair of the least disagreement adds. */
  private double leastGain() {
    double norm = least / (2 * scale);
    return StrictMath.log1p(curvature * Math.PI * norm * norm);
  }

  private Flow judged(Draft draft, Map<RowId, Integer> places) {
    if (!pair(draft) || !from.holds(draft)) {
      return draft;
    }
    Integer place = places.get(RowId.of(draft));
    if (place != null) {
      return draft.marks(draft.marks().order(place));
    }
    return drop
        ? Rejection.unselected(
            draft, this, "not_chosen", "The labels of the pairs that are chosen tell more.")
        : draft;
  }
}
