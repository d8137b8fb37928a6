package org.sparring.jobs.prepare;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.ChatTemplate;
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
  private final List<Stage> stages;

  public Preparation(SparkSession spark, PrepareSettings settings, Tokenizer tokenizer) {
    this.spark = spark;
    this.settings = settings;
    this.tokenizer = tokenizer;
    this.stages =
        List.of(
            new Normalise(),
            new SameResponse(),
            new ExactDuplicates(),
            new Split(settings.seed(), settings.splits()),
            new Tokenise(
                tokenizer,
                ChatTemplate.named(settings.template()),
                settings.maxTokens(),
                settings.longestGivenPrompt()),
            new Prompts(settings.longestPrompt()));
  }

  /** The complete files, not yet committed, and the report. */
  public record Result(List<FileEntry> files, PrepareReport report) {}

  /**
   * Writes the tables; nothing exists before the files are committed.
   *
   * @throws UserException with the code for input where a file cannot be read at all
   */
  public Result write(Workspace workspace, StageId id) {
    JavaRDD<Flow> flows = read();
    for (Stage stage : stages) {
      flows = Flows.through(flows, stage);
    }
    Writing writing =
        new Writing(
            workspace, id, settings.files(), settings.longestPrompt(), new Cut(tokenizer.bos()));
    Accounts books = new Accounts(names(), writing.write(flows));
    books.refuseUnread();
    books.check();
    books.check(Tables.PREFERENCES, Counts.total(books.counts().preferences()));
    books.check(Tables.PROMPTS, Counts.total(books.counts().prompts()));
    books.check(Tables.REJECTS, Counts.total(books.counts().reasons()));
    return new Result(books.files(), new Reporting(settings, books).report());
  }

  private List<String> names() {
    return Stream.concat(Stream.of(Flows.READ), stages.stream().map(Stage::name)).toList();
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
