package org.sparring.common.workspace;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What the shards of a stage ended with before the stage is committed, so that the driver that
 * follows a dead one repeats only the others: {@code _shards/<run>/<round>/<stage>/<shard>.json}.
 * The commit makes them superfluous.
 *
 * @param workspace where they are kept
 * @param stage the stage
 * @param settings hash of the settings; results of other settings count for nothing
 */
public record ShardResults(Workspace workspace, StageId stage, String settings)
    implements Serializable {
  static final String FOLDER = "_shards";
  private static final Pattern PATH =
      Pattern.compile(
          FOLDER
              + "/(?<run>[a-z0-9][a-z0-9._-]*)/(?<round>0|[1-9][0-9]{0,8})"
              + "/(?<stage>[a-z0-9][a-z0-9._-]*)/[0-9]+\\.json");

  /** Whether a path, relative to the workspace, is one of a result. */
  static boolean ours(String path) {
    return PATH.matcher(path).matches();
  }

  /** The stage of the result at a path that is ours. */
  static StageId stage(String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      throw new IllegalArgumentException(path + " is no result of a shard");
    }
    int round = Integer.parseInt(parts.group("round"));
    return new StageId(parts.group("run"), round, parts.group("stage"));
  }

  /** The result in a file as its owner wrote it; empty where it is not whole. */
  static String text(Path path, Configuration conf) {
    try {
      return new Documents(conf)
          .read(path, ShardResult.class, ShardResult::digest)
          .map(ShardResult::result)
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** The result of a shard, where it ended. */
  public Optional<String> read(int shard) {
    Path path = path(shard);
    try {
      return new Documents(workspace.configuration())
          .read(path, ShardResult.class, ShardResult::digest)
          .filter(each -> each.equals(of(shard, each.result())))
          .map(ShardResult::result);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** Keeps the result of a shard; one that is there already stays. */
  public void write(int shard, String result) {
    Path path = path(shard);
    try {
      new Documents(workspace.configuration()).create(path, of(shard, result), ShardResult::digest);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  /** Deletes what is kept of the stage. */
  public void forget() {
    Path folder = folder();
    try {
      folder.getFileSystem(workspace.configuration()).delete(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }

  private ShardResult of(int shard, String result) {
    return new ShardResult(stage.run(), stage.round(), stage.stage(), shard, settings, result);
  }

  private Path folder() {
    String place = "%s/%s/%d/%s".formatted(FOLDER, stage.run(), stage.round(), stage.stage());
    return new Path(workspace.root(), place);
  }

  private Path path(int shard) {
    return new Path(folder(), shard + ".json");
  }
}
