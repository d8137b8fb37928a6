package org.sparring.common.workspace;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.Site;

/** The Parquet files of a workspace: {@code <table>/<run>/<round>/<stage>-<shard>-<attempt>}. */
final class DataFiles {
  private static final Pattern PATH =
      Pattern.compile(
          "(?<table>[a-z]+)/(?<run>[a-z0-9][a-z0-9._-]*)/(?<round>0|[1-9][0-9]{0,8})"
              + "/[a-z0-9][a-z0-9._-]*-[0-9]+-[a-z0-9][a-z0-9._-]*\\.parquet");

  private final Path root;
  private final Configuration conf;
  private final Commits commits;

  DataFiles(Path root, Configuration conf, Commits commits) {
    this.root = root;
    this.conf = conf;
    this.commits = commits;
  }

  /** Where an attempt writes its file, relative to the workspace. */
  static String path(Table<?> table, StageId id, Site site) {
    return "%s/%s/%d/%s-%d-%s.parquet"
        .formatted(
            table.name(),
            id.run(),
            id.round(),
            id.stage(),
            site.shard(),
            Names.check("attempt", site.attempt()));
  }

  /** Whether a path is one that an attempt could have written; its run is the second name. */
  static boolean ours(String path) {
    return PATH.matcher(path).matches();
  }

  /**
   * Where a committed file lies.
   *
   * @throws UserException where it is missing, was retired, or has another length than when it was
   *     committed
   */
  Path check(FileEntry file) {
    Path path = new Path(root, file.path());
    try {
      FileStatus status = path.getFileSystem(conf).getFileStatus(path);
      if (status.getLen() != file.bytes()) {
        throw UserException.input(
            "file %s of the workspace has %d bytes, but %d were committed: it was changed or cut; restore it"
                .formatted(path, status.getLen(), file.bytes()));
      }
      return path;
    } catch (FileNotFoundException e) {
      throw missing(path, file.path());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + path, e);
    }
  }

  private UserException missing(Path path, String relative) {
    return UserException.input(
        retired(relative)
            ? "file %s is retired: the setting keep of its run let go of its round; name a round that is kept, or train again with another keep"
                .formatted(path)
            : "file %s was committed but is missing; restore it from a copy of the workspace"
                .formatted(path));
  }

  /** Whether a committed file was deleted on purpose, or is about to be. */
  boolean retired(String relative) {
    Matcher parts = PATH.matcher(relative);
    return parts.matches()
        && commits
            .retired(parts.group("run"), Integer.parseInt(parts.group("round")))
            .contains(relative);
  }

  /** Deletes files; what is gone already is no error. */
  void delete(List<FileEntry> files) {
    for (FileEntry file : files) {
      Path path = new Path(root, file.path());
      try {
        path.getFileSystem(conf).delete(path, false);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete " + path, e);
      }
    }
  }
}
