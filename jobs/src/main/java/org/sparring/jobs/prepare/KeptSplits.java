package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sparring.common.config.UserException;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;

/**
 * Splits rows of which some were split by an earlier run. Rows stay where they are: their keys
 * travel to where the keys of the earlier run are, and its splits travel back.
 *
 * @param run that prepared rows before
 * @param splitting of the rows, once it is known which were there
 * @param torn whether rows of one prompt may be in several components
 */
record KeptSplits(String run, Splitting splitting, boolean torn) implements Stage.Whole {
  /**
   * Checks that there is such a run.
   *
   * @throws UserException with the code for settings where there is none
   */
  static KeptSplits of(String run, Splitting splitting, boolean torn, Context context) {
    PrepareSettings settings = context.settings();
    if (run.equals(settings.run())) {
      throw UserException.settings(
          "split: previous: '" + run + "' is the run itself; name one that prepared rows before.");
    }
    if (settings.workspace().isEmpty()) {
      throw UserException.settings("split: previous: it is in a workspace; name its folder.");
    }
    Workspace workspace = workspace(context);
    if (!workspace.runs().contains(run)) {
      throw UserException.settings(
          "split: previous: there is no run '%s' in %s; it has %s."
              .formatted(run, workspace.root(), workspace.runs()));
    }
    if (workspace.files(Tables.PREFERENCES, run).isEmpty()
        && workspace.files(Tables.PROMPTS, run).isEmpty()) {
      throw UserException.settings(
          "split: previous: the run '" + run + "' has no prepared rows; name one that prepared.");
    }
    return new KeptSplits(run, splitting, torn);
  }

  private static Workspace workspace(Context context) {
    return Workspace.open(context.settings().workspace(), context.configuration());
  }

  @Override
  public Judged judge(JavaRDD<Draft> drafts, Context context) {
    int partitions = drafts.getNumPartitions();
    JavaRDD<byte[]> told =
        Parcels.exchanged(earlier(context).javaRDD(), partitions, EarlierSplits::tell);
    JavaRDD<byte[]> asked = Parcels.exchanged(drafts, partitions, EarlierSplits::ask);
    JavaRDD<byte[]> answers =
        Parcels.exchanged(
            told.zipPartitions(asked, EarlierSplits::answers), partitions, EarlierSplits::send);
    JavaRDD<Flow> kept = context.held(drafts.zipPartitions(answers, this::kept));
    return new Judged(
        torn
            ? new TiedSplitting(splitting).through(kept, context)
            : Polling.judged(splitting, kept));
  }

  private Dataset<Row> earlier(Context context) {
    Workspace workspace = workspace(context);
    List<String> runs = List.of(run);
    Dataset<Row> rows = workspace.read(context.spark(), "preferences", runs);
    Dataset<Row> prompts = workspace.read(context.spark(), "prompts", runs);
    return rows.select("prompt", "key", "split")
        .union(prompts.selectExpr("prompt", "'' as key", "split"));
  }

  private Iterator<Flow> kept(Iterator<Draft> drafts, Iterator<byte[]> parcels) {
    EarlierSplits.Answers answers = new EarlierSplits.Answers(parcels);
    List<Flow> flows = new ArrayList<>();
    long kept = 0;
    long overruled = 0;
    for (int i = 0; drafts.hasNext(); i++) {
      Draft draft = drafts.next();
      String split = answers.split(i);
      boolean other = !split.isEmpty() && !List.of("", split).contains(draft.split());
      if (answers.known(i)) {
        kept++;
        overruled += other ? 1 : 0;
        flows.add(draft.kept(split));
      } else if (other) {
        flows.add(conflict(draft, split));
      } else {
        flows.add(split.isEmpty() ? draft : draft.in(split));
      }
    }
    flows.add(Finding.count(this, "kept_rows", "all", kept));
    flows.add(Finding.count(this, "overruled_rows", "all", overruled));
    return flows.iterator();
  }

  private Rejection conflict(Draft draft, String split) {
    return Rejection.dropped(
        draft,
        this,
        "split_conflict",
        "Its source fixes %s, but the run %s has its prompt in %s."
            .formatted(draft.split(), run, split));
  }
}
