package org.sparring.jobs.prepare.pair;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.common.random.Draw;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;

/** Keeps the rows that together say most. */
@About(
    value =
        "Keeps so many rows as differ most from each other, chosen greedily in two rounds: by each"
            + " of a fixed number of parts, then among their choices. Rows that would add nothing"
            + " are not chosen. Reports the value, its share of an upper bound, the value of rows"
            + " drawn at random, and how many gains were computed. Others are"
            + " dropped as not_chosen; rejects.max_share does not count them.",
    formula =
        "coverage: f(S) = number of different n-grams in S; facility: f(S) = mean over a sample v"
            + " of max(0, max over s in S of cos(v, s)); bound = f(S) + the greatest gains on top"
            + " of S",
    paper =
        "Nemhauser, Wolsey and Fisher 1978; Minoux 1978; Mirzasoleiman et al. 2013, Distributed"
            + " submodular maximization, algorithm 2")
public record Diverse(
    @Param(value = "Most rows to keep.", min = 1, max = 10_000_000) int rows,
    @Param(value = "Which words count: prompt, responses or row.", or = "row") Words of,
    @Param(value = "What diversity is: coverage or facility.", or = "coverage") Variety by,
    @Param(value = "Longest n-gram, in words.", or = "2", min = 1, max = 8) int ngrams,
    @Param(value = "Buckets that n-grams are hashed to.", or = "1048576", min = 2) int buckets,
    @Param(value = "Rows of the sample of facility.", or = "500", min = 1, max = 100_000)
        int sample,
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
    Draw draw = Draw.seed(context.seed()).with("diverse");
    JavaRDD<Candidate> candidates = context.held(drafts.map(this::candidate));
    List<Sparse> ground =
        Lots.first(candidates, draw.with("sample"), sample).stream()
            .map(Candidate::features)
            .toList();
    TwoRounds rounds = new TwoRounds(parts, new LazyGreedy(rows, 0), by.over(ground));
    Chosen chosen = Chosen.of(candidates, rounds, rows, draw.with("random"));
    Map<RowId, Integer> places = chosen.places();
    JavaRDD<Flow> flows = drafts.map(draft -> judged(draft, places));
    return new Judged(Reports.with(flows, chosen.findings(this, candidates.count())));
  }

  private Candidate candidate(Draft draft) {
    return new Candidate(RowId.of(draft), new WordHashes(buckets, ngrams).of(of.of(draft)));
  }

  private Flow judged(Draft draft, Map<RowId, Integer> places) {
    return places.containsKey(RowId.of(draft))
        ? draft
        : Rejection.unselected(
            draft, this, "not_chosen", "It adds less than the " + rows + " rows that are kept.");
  }
}
