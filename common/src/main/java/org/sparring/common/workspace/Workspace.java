package org.sparring.common.workspace;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.Site;

/**
 * A folder of tables and commits on any file system that Hadoop knows. It ships to tasks with the
 * Hadoop settings of the driver.
 *
 * <p>Layout: {@code <table>/<run>/<round>/<stage>-<shard>-<attempt>.parquet} and {@code
 * _commits/<run>/<round>/<stage>.json}. Only files that a manifest names exist.
 */
public final class Workspace implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String root;
  private final HadoopSettings settings;
  private transient volatile Configuration conf;
  private transient volatile Commits commits;

  private Workspace(Path root, Configuration conf) {
    this.root = root.toString();
    this.settings = new HadoopSettings(conf);
    this.conf = new Configuration(conf);
  }

  /**
   * Opens a workspace that exists.
   *
   * @throws UserException where there is none, or none that may be read
   */
  public static Workspace open(String uri, Configuration conf) {
    try {
      Path root = qualified(uri, conf);
      if (!root.getFileSystem(conf).exists(new Path(root, Commits.FOLDER))) {
        throw UserException.input(
            "there is no workspace at " + root + ": it has no folder " + Commits.FOLDER);
      }
      return new Workspace(root, conf);
    } catch (IOException e) {
      throw Place.explain(uri, e);
    }
  }

  /**
   * Opens a workspace, after making it where there is none.
   *
   * @throws UserException where it cannot be made
   */
  public static Workspace create(String uri, Configuration conf) {
    try {
      Path root = qualified(uri, conf);
      Place.make(root.getFileSystem(conf), new Path(root, Commits.FOLDER));
      return new Workspace(root, conf);
    } catch (IOException e) {
      throw Place.explain(uri, e);
    }
  }

  private static Path qualified(String uri, Configuration conf) throws IOException {
    Path path = new Path(uri);
    FileSystem files = path.getFileSystem(conf);
    return files.makeQualified(path);
  }

  /** Where it is, as a URI. */
  public String root() {
    return root;
  }

  /** The Hadoop settings, on the driver and in tasks. */
  public Configuration configuration() {
    return new Configuration(conf());
  }

  private Configuration conf() {
    if (conf == null) {
      conf = settings.configuration();
    }
    return conf;
  }

  /** A writer of one file; its rows come in key order. */
  public <R extends Record> TableWriter<R> writer(Table<R> table, StageId id, Site site) {
    return new TableWriter<>(table, new Path(root), DataFiles.path(table, id, site), conf());
  }

  /** Writes rows that fit in memory, in key order, as one file. */
  public <R extends Record> FileEntry write(
      Table<R> table, StageId id, Site site, Collection<R> rows) {
    try (TableWriter<R> writer = writer(table, id, site)) {
      rows.stream().sorted(table.order()).forEach(writer::write);
      return writer.finish();
    }
  }

  /**
   * The rows of these files in key order. The caller closes it unless it reads to the end.
   *
   * @throws UserException where a file is missing, was retired, or has another length than when it
   *     was committed
   */
  public <R extends Record> Rows<R> rows(Table<R> table, List<FileEntry> files) {
    return rows(table, files, Span.ALL);
  }

  /** The rows of these files that lie in a span, in key order. */
  public <R extends Record> Rows<R> rows(Table<R> table, List<FileEntry> files, Span span) {
    List<Supplier<FileRows<R>>> readers = new ArrayList<>();
    for (FileEntry file : files) {
      Path path = data().check(file);
      readers.add(() -> new FileRows<>(table, path, span, conf()));
    }
    return new Rows<>(table.order(), readers);
  }

  /** The rows of these files in key order, in memory. */
  public <R extends Record> List<R> list(Table<R> table, List<FileEntry> files) {
    List<R> rows = new ArrayList<>();
    rows(table, files).forEachRemaining(rows::add);
    return List.copyOf(rows);
  }

  /**
   * Commits a stage. Committing the same again changes nothing.
   *
   * @throws LostRaceException where another driver committed something else in its place, or in
   *     place of its parent
   */
  public void commit(Manifest manifest) {
    commits().commit(manifest);
  }

  /** The manifest of a stage, where it is committed. */
  public Optional<Manifest> manifest(StageId id) {
    return commits().read(id);
  }

  /**
   * Every manifest of a run: by round, parents before children.
   *
   * @throws UserException where one is missing or damaged that another one builds on
   */
  public List<Manifest> manifests(String run) {
    return commits().whole(Names.check("run", run));
  }

  /** The manifests of one round of a run: parents before children. */
  public List<Manifest> manifests(String run, int round) {
    return commits().of(Names.check("run", run), round);
  }

  /** The committed stages of a name in all runs. */
  public List<StageId> stages(String name) {
    return commits().named(name);
  }

  /** Whether a committed file was retired. */
  public boolean retired(FileEntry file) {
    return data().retired(file.path());
  }

  /** Paths of the files of a run that were retired, relative to the workspace. */
  public Set<String> retired(String run) {
    return commits().retired(run);
  }

  /** Names of the runs that have committed something, sorted. */
  public List<String> runs() {
    return commits().runs();
  }

  /** The committed files of a table in a run that are not retired, in the order of commits. */
  public List<FileEntry> files(Table<?> table, String run) {
    Set<String> gone = commits().retired(run);
    return manifests(run).stream()
        .flatMap(each -> each.files(table).stream())
        .filter(file -> !gone.contains(file.path()))
        .toList();
  }

  /**
   * Deletes committed files that nothing needs any more. The list of them is written first: {@link
   * #files} leaves them out, and reading one is an error that says so.
   *
   * @param round the round that the files belong to
   */
  public void retire(String run, int round, List<FileEntry> files) {
    commits().retire(Retired.of(Names.check("run", run), round, files));
    delete(files);
  }

  /** Deletes files that no manifest names; what is gone already is no error. */
  public void delete(List<FileEntry> files) {
    data().delete(files);
  }

  /** The greatest round in which a stage of this name is committed. */
  public OptionalInt lastRound(String run, String stage) {
    return manifests(run).stream()
        .map(Manifest::id)
        .filter(id -> id.stage().equals(stage))
        .mapToInt(StageId::round)
        .max();
  }

  /** A table of all runs for a notebook: exactly the rows that are committed, in no order. */
  public Dataset<Row> read(SparkSession spark, String table) {
    return read(spark, table, runs());
  }

  /** A table of some runs for a notebook: exactly the rows that are committed, in no order. */
  public Dataset<Row> read(SparkSession spark, String table, List<String> runs) {
    Table<?> of = Tables.named(table);
    List<Path> paths =
        runs.stream().flatMap(run -> files(of, run).stream()).map(data()::check).toList();
    return SparkTables.read(spark, of, paths);
  }

  private DataFiles data() {
    return new DataFiles(new Path(root), conf(), commits());
  }

  Commits commits() {
    if (commits == null) {
      commits = new Commits(new Path(root), conf());
    }
    return commits;
  }

  @Override
  public String toString() {
    return root;
  }
}
