package org.sparring.jobs.prepare.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.common.random.Draw;
import org.sparring.datasets.read.Example;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;
import scala.Tuple2;

/** Says which cluster of prompts a row belongs to, and may take only so many rows of each. */
@About(
    value =
        "Clusters prompts by their hashed words: k-means on a sample of the prompts, k chosen by"
            + " the BIC of a Gaussian mixture, and every row to the nearest centre. The carried"
            + " column named by fact holds the number of the cluster, 0 being the greatest. Reports"
            + " BIC by k, the share of prompts that the mixture leaves in their cluster, and sizes."
            + " A row over the cap of its cluster is dropped as over_cap; which rows are, is drawn"
            + " by the hash of their content.",
    formula = "BIC = (k d + k) log n - 2 log likelihood, of round Gaussians with one variance",
    paper =
        "Arthur and Vassilvitskii 2007, k-means++; Schwarz 1978, Estimating the dimension of a"
            + " model; Pelleg and Moore 2000, X-means")
public record PromptClusters(
    @Param(value = "Carried column that holds the cluster.", or = "cluster") String fact,
    @Param(value = "Greatest number of clusters.", or = "32", min = 1, max = 1024) int most,
    @Param(value = "Prompts of the sample.", or = "2000", min = 2, max = 100_000) int sample,
    @Param(value = "Buckets that n-grams are hashed to.", or = "128", min = 2, max = 4096)
        int buckets,
    @Param(value = "Longest n-gram, in words.", or = "1", min = 1, max = 8) int ngrams,
    @Param(value = "Most rounds of k-means.", or = "50", min = 1) int rounds,
    @Param(value = "Most rows of a cluster; 0 for any number.", or = "0", min = 0) long rows)
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
    Draw draw = Draw.seed(context.seed()).with("clusters");
    List<Sparse> points = points(drafts, draw.with("sample"));
    if (points.isEmpty()) {
      return new Judged(drafts.map(each -> each));
    }
    ClusterFit fit = ClusterFit.of(points, new KMeans(buckets, rounds), most, draw.with("start"));
    Partition partition = new Partition(fit.best().centres(), new int[0]);
    JavaRDD<Draft> labelled = context.held(drafts.map(each -> labelled(each, partition)));
    Draw lots = draw.with("cap");
    Limits.Drawn drawn = Limits.draw(labelled.map(each -> ticket(each, lots)), this::quotas);
    Limits limits = drawn.limits();
    JavaRDD<Flow> flows = labelled.map(each -> judged(each, limits.keeps(ticket(each, lots))));
    return new Judged(Reports.with(flows, findings(fit, drawn.had(), points.size())));
  }

  /** Vectors of a sample of the prompts, in the order of their keys. */
  private List<Sparse> points(JavaRDD<Draft> drafts, Draw draw) {
    List<Candidate> lots =
        Lots.first(
            drafts
                .map(Draft::prompt)
                .distinct()
                .map(prompt -> new Candidate(RowId.of(prompt), Sparse.of())),
            draw,
            sample);
    Set<String> drawn = new TreeSet<>();
    lots.forEach(each -> drawn.add(each.row().key()));
    Map<String, Sparse> vectors =
        drafts
            .filter(each -> drawn.contains(each.prompt()))
            .mapToPair(each -> new Tuple2<>(each.prompt(), vector(each)))
            .collectAsMap();
    return List.copyOf(new TreeMap<>(vectors).values());
  }

  private Sparse vector(Draft draft) {
    return new WordHashes(buckets, ngrams).of(Words.PROMPT.of(draft)).unit();
  }

  private Draft labelled(Draft draft, Partition partition) {
    Example row = draft.example();
    TreeMap<String, String> facts = new TreeMap<>(row.facts());
    facts.put(fact, String.valueOf(partition.nearest(vector(draft))));
    return draft.with(
        new Example(
            row.prompt(), row.responses(), row.strength(), row.annotators(), facts, row.source()));
  }

  private Ticket ticket(Draft draft, Draw draw) {
    return new Ticket(draft.example().facts().get(fact), RowId.of(draft).lot(draw));
  }

  private SortedMap<String, Long> quotas(SortedMap<String, Long> had) {
    TreeMap<String, Long> quotas = new TreeMap<>(had);
    quotas.replaceAll((cluster, count) -> rows == 0 ? count : Math.min(rows, count));
    return quotas;
  }

  private Flow judged(Draft draft, boolean kept) {
    return kept
        ? draft
        : Rejection.unselected(
            draft,
            this,
            "over_cap",
            "Its cluster " + draft.example().facts().get(fact) + " has " + rows + " other rows.");
  }

  private List<Finding> findings(ClusterFit fit, SortedMap<String, Long> had, int points) {
    List<Finding> findings = new ArrayList<>();
    fit.tried()
        .forEach(
            each ->
                findings.add(
                    Finding.of(this, "bic", "k=" + each.k(), each.mixture().bic(), points)));
    double agreement = fit.chosen().mixture().agreement();
    findings.add(Finding.of(this, "clusters", "all", fit.chosen().k(), points));
    findings.add(Finding.of(this, "agreement", "all", agreement, points));
    had.forEach((cluster, rows) -> findings.add(Finding.count(this, "rows", cluster, rows)));
    return findings;
  }
}
