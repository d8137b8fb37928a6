package org.sparring.jobs.prepare.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.part.About;
import org.sparring.common.random.Draw;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Marks;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;

/** Takes so much of each source. */
@About(
    value =
        "Takes so much of each portion, a portion being the files that its pattern names; a file"
            + " belongs to the first that names it, and files that none names are kept whole. Which"
            + " rows are kept is drawn by the hash of their content: new files change nothing for"
            + " the other rows where a portion has a share; with a number of rows they may push out"
            + " rows of the same portion and no others; with parts every quota follows the scarcest"
            + " portion, and a greater quota keeps all that a smaller one keeps. Others are dropped"
            + " as over_quota; rejects.max_share does not count them.",
    formula =
        "u(row) = hash in [0, 1); keep u < share; then the n least of u, n = min(rows, what there"
            + " is); then n_i = t parts_i, t = min over i of n_i / parts_i")
public record Mix(
    @Param("Portions, in the order in which files are looked up.") List<Portion> portions)
    implements Stage.Whole {
  private static final String REST = "rest";

  public Mix {
    portions = List.copyOf(portions);
    if (portions.isEmpty()) {
      throw UserException.settings("mix.portions: name at least one.");
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
    Draw draw = Draw.seed(context.seed()).with("mix");
    JavaRDD<Ticket> tickets = drafts.map(draft -> ticket(draft, draw)).filter(this::shared);
    Limits.Drawn drawn = Limits.draw(tickets, this::quotas);
    Limits limits = drawn.limits();
    JavaRDD<Flow> flows = drafts.map(draft -> judged(draft, ticket(draft, draw), limits));
    return new Judged(Reports.with(flows, findings(drawn.had())));
  }

  private Ticket ticket(Draft draft, Draw draw) {
    int portion = portion(draft);
    String group = portion < 0 ? REST : group(portion);
    return new Ticket(group, RowId.of(draft).lot(draw));
  }

  private int portion(Draft draft) {
    for (int i = 0; i < portions.size(); i++) {
      if (portions.get(i).holds(draft.source().file())) {
        return i;
      }
    }
    return -1;
  }

  private String group(int portion) {
    return "%d %s".formatted(portion + 1, portions.get(portion).files());
  }

  private boolean shared(Ticket ticket) {
    for (int i = 0; i < portions.size(); i++) {
      if (ticket.group().equals(group(i))) {
        return ticket.lot().number() < portions.get(i).share();
      }
    }
    return true;
  }

  private SortedMap<String, Long> quotas(SortedMap<String, Long> had) {
    TreeMap<String, Long> quotas = new TreeMap<>(had);
    long[] counts = new long[portions.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = had.getOrDefault(group(i), 0L);
    }
    long[] kept = Quotas.of(portions, counts);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        quotas.put(group(i), kept[i]);
      }
    }
    return quotas;
  }

  private Flow judged(Draft draft, Ticket ticket, Limits limits) {
    if (!shared(ticket) || !limits.keeps(ticket)) {
      return Rejection.unselected(
          draft, this, "over_quota", "Its portion '" + ticket.group() + "' has enough rows.");
    }
    int portion = portion(draft);
    double factor = portion < 0 ? 1 : portions.get(portion).weight();
    return factor == 1 ? draft : draft.marks(weighted(draft.marks(), factor));
  }

  private static Marks weighted(Marks marks, double factor) {
    return marks.weight(Double.isNaN(marks.weight()) ? factor : marks.weight() * factor);
  }

  private List<Finding> findings(SortedMap<String, Long> had) {
    SortedMap<String, Long> kept = quotas(had);
    long all = kept.values().stream().mapToLong(Long::longValue).sum();
    List<Finding> findings = new ArrayList<>();
    kept.forEach(
        (group, rows) -> {
          double share = all == 0 ? 0 : (double) rows / all;
          findings.add(Finding.count(this, "rows", group, rows));
          findings.add(Finding.of(this, "share", group, share, all));
        });
    return findings;
  }
}
