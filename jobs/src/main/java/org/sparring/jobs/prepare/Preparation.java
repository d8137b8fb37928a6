package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import org.sparring.datasets.read.file.InputFile;

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

  /**
   * What stages go by besides the sources, with digests of its content: files by name, and the
   * tables of other runs.
   */
  public SortedMap<String, String> consulted(Workspace workspace) {
    TreeMap<String, String> consulted = new TreeMap<>();
    for (Stage stage : settings.stages()) {
      for (SourceSettings source : stage.reads()) {
        List<InputFile> files = SourceReader.files(spark, source.under(settings.workspace()));
        consulted.putAll(SourceReader.digests(spark, files));
      }
      for (String run : stage.follows()) {
        consulted.put("run " + run, prepared(workspace, run).toString());
      }
    }
    return consulted;
  }

  private static List<String> prepared(Workspace workspace, String run) {
    return Stream.of(Tables.PREFERENCES, Tables.PROMPTS)
        .flatMap(table -> workspace.files(table, run).stream())
        .map(FileEntry::digest)
        .sorted()
        .toList();
  }

  /**
   * The input files, source by source.
   *
   * @throws UserException with the code for settings where a file is in two sources
   */
  public List<InputFile> inputs() {
    List<InputFile> inputs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (SourceSettings source : settings.sources()) {
      for (InputFile file : SourceReader.files(spark, source)) {
        if (!names.add(file.name())) {
          throw UserException.settings(
              "sources: '%s' is in '%s' and in a source before it; name it once."
                  .formatted(file.name(), source.path()));
        }
        inputs.add(file);
      }
    }
    return inputs;
  }

  /**
   * Refuses what was read where a file came, went or changed meanwhile.
   *
   * @param before what there was at the beginning
   * @throws UserException with the code for input
   */
  public void refuseChanged(List<InputFile> before) {
    Set<InputFile> changed = new LinkedHashSet<>(inputs());
    for (InputFile file : before) {
      if (!changed.remove(file)) {
        changed.add(file);
      }
    }
    if (!changed.isEmpty()) {
      throw UserException.input(
          "'%s' changed while it was read; nothing is committed. Start again once files are whole."
              .formatted(changed.iterator().next().name()));
    }
  }
}
