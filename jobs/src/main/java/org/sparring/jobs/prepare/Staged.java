package org.sparring.jobs.prepare;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sparring.jobs.prepare.PrepareReport.OfStage;

/**
 * One stage called from a notebook: rows in, rows out, and what became of them.
 *
 * @param rows those that go on, under the columns of {@link NeutralColumns}
 * @param rejects what was dropped, merged or cut, under the columns of the table {@code rejects}
 *     but its last
 * @param report the counts of the stage
 * @param findings what it measured
 */
public record Staged(
    Dataset<Row> rows, Dataset<Row> rejects, OfStage report, List<Finding> findings) {

  /**
   * Leads rows through a stage.
   *
   * @param rows with the columns {@code prompt} (or {@code prompt_messages}) and {@code responses};
   *     others may be missing; a row without {@code source} is named by its place
   * @param context holds what was computed until it is closed
   * @throws org.sparring.common.config.UserException with the code for input where a column is
   *     unknown or of another type
   */
  public static Staged through(Stage stage, Dataset<Row> rows, Context context) {
    Step step = Step.of(stage, context);
    JavaRDD<Flow> in =
        context.held(
            NeutralTypes.fitted(rows)
                .javaRDD()
                .zipWithIndex()
                .map(each -> (Flow) NeutralRows.draft(each._1(), each._2())));
    JavaRDD<Flow> out = context.held(new Course(in, context).then(step).flows());
    OfStage report = report(step.name(), out);
    if (report.in() != in.count()) {
      throw new IllegalStateException(
          "The books do not balance: " + in.count() + " rows in and " + report);
    }
    return new Staged(
        context.spark().createDataFrame(drafts(out), NeutralColumns.SCHEMA),
        context.spark().createDataFrame(rejects(out), NeutralColumns.REJECTS),
        report,
        findings(out));
  }

  private static JavaRDD<Row> drafts(JavaRDD<Flow> out) {
    return out.filter(Draft.class::isInstance).map(each -> NeutralColumns.row((Draft) each));
  }

  private static JavaRDD<Row> rejects(JavaRDD<Flow> out) {
    return out.filter(Rejection.class::isInstance)
        .map(each -> NeutralColumns.row(((Rejection) each).row(0)));
  }

  private static OfStage report(String name, JavaRDD<Flow> out) {
    Tally sum = Tally.none(0, "", name, false);
    for (Flow tally : out.filter(Tally.class::isInstance).collect()) {
      sum = sum.plus((Tally) tally);
    }
    return Reporting.stage(sum);
  }

  private static List<Finding> findings(JavaRDD<Flow> out) {
    TreeMap<String, Finding> sums = new TreeMap<>(Comparator.naturalOrder());
    out.filter(Finding.class::isInstance)
        .map(Finding.class::cast)
        .collect()
        .forEach(each -> sums.merge(each.about(), each, Finding::plus));
    return List.copyOf(sums.values());
  }
}
