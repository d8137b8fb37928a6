package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.read.SourceReader;
import org.sparring.datasets.read.SourceSettings;

/** Reads the sources, leads them through the stages and writes the tables. */
public final class Preparation {
  private final SparkSession spark;
  private final PrepareSettings settings;
  private final Tokenizer tokenizer;

  public Preparation(SparkSession spark, PrepareSettings settings, Tokenizer tokenizer) {
    this.spark = spark;
    this.settings = settings;
    this.tokenizer = tokenizer;
  }

  /** The complete files, not yet committed, and the report. */
  public record Result(List<FileEntry> files, PrepareReport report) {}

  /**
   * Writes the tables; nothing exists before the files are committed.
   *
   * @throws UserException with the code for input where a file cannot be read at all
   */
  public Result write(Workspace workspace, StageId id) {
    try (Context context = new Context(spark, settings, tokenizer)) {
      List<Step> steps = Step.all(settings.stages(), context);
      Course course = new Course(read(), context);
      steps.forEach(course::then);
      Writing writing = new Writing(workspace, id, settings.files(), settings.longestPrompt());
      Accounts books = new Accounts(names(steps), writing.write(course.flows()));
      check(books);
      return result(workspace, id, books);
    }
  }

  private static void check(Accounts books) {
    books.refuseUnread();
    books.check();
    books.check(Tables.PREFERENCES, Counts.total(books.counts().preferences()));
    books.check(Tables.PROMPTS, Counts.total(books.counts().prompts()));
    books.check(Tables.REJECTS, Counts.total(books.counts().reasons()));
  }

  private Result result(Workspace workspace, StageId id, Accounts books) {
    List<FileEntry> files = new ArrayList<>(books.files());
    if (!books.findings().isEmpty()) {
      List<EvaluationRow> rows = books.findings().stream().map(each -> each.row(id.run())).toList();
      files.add(workspace.write(Tables.EVALUATIONS, id, new DriverSite(), rows));
    }
    return new Result(files, new Reporting(settings, books).report());
  }

  static List<String> names(List<Step> steps) {
    return Stream.concat(Stream.of(Flows.READ), steps.stream().map(Step::name)).toList();
  }

  private JavaRDD<Flow> read() {
    JavaRDD<Flow> all = null;
    for (int i = 0; i < settings.sources().size(); i++) {
      SourceSettings source = settings.sources().get(i);
      JavaRDD<Flow> flows = Flows.read(SourceReader.read(spark, source), i, source.split());
      all = all == null ? flows : all.union(flows);
    }
    return all;
  }

  /** Files that stages read besides the sources by name, with the digests of their content. */
  public SortedMap<String, String> consulted() {
    TreeMap<String, String> files = new TreeMap<>();
    for (Stage stage : settings.stages()) {
      for (SourceSettings source : stage.reads()) {
        files.putAll(SourceReader.digests(spark, source.under(settings.workspace())));
      }
    }
    return files;
  }

  /** The input files by name with their lengths in bytes; a file may be in one source only. */
  public SortedMap<String, Long> inputs() {
    TreeMap<String, Long> inputs = new TreeMap<>();
    for (SourceSettings source : settings.sources()) {
      SourceReader.files(spark, source)
          .forEach(
              (file, bytes) -> {
                if (inputs.put(file, bytes) != null) {
                  throw UserException.settings(
                      "sources: '"
                          + file
                          + "' is in '"
                          + source.path()
                          + "' and in a source before it; name it once.");
                }
              });
    }
    return inputs;
  }
}
