package org.sparring.common.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Finds and deletes files that nothing needs: those of attempts that lost, what dead drivers left,
 * and retired files whose deletion was cut short.
 *
 * <p>A file goes if it looks like one of ours, is older than a safety age by the file system's own
 * clock, is named by no manifest, and is mentioned neither by the result of a shard whose stage is
 * not committed nor by a round that has not ended, so that a dead run can still go on. Runs that a
 * living driver holds, and runs with a damaged manifest, are left alone. Files that are not ours
 * stay and are counted.
 */
public final class Vacuum {
  private final Workspace workspace;
  private final Configuration conf;
  private final Path root;
  private final String closing;

  /**
   * @param closing the stage that ends a round: until it is committed, what its other stages
   *     mention is needed
   */
  public Vacuum(Workspace workspace, String closing) {
    this.workspace = workspace;
    this.conf = workspace.configuration();
    this.root = new Path(workspace.root());
    this.closing = closing;
  }

  /** A file that may go: its path relative to the workspace, and its length. */
  public record Garbage(String path, long bytes) {}

  /** Why a run was left alone. */
  public record Spared(String reason, boolean damaged) {}

  /**
   * What was found.
   *
   * @param garbage in the order of their paths
   * @param spared runs that were left alone
   * @param foreign number of files in the tables' folders that are not ours
   */
  public record Found(List<Garbage> garbage, SortedMap<String, Spared> spared, long foreign) {
    /** Bytes of all garbage. */
    public long bytes() {
      return garbage.stream().mapToLong(Garbage::bytes).sum();
    }
  }

  /**
   * Looks for garbage; deletes nothing.
   *
   * @param only a run, or empty for all of them
   * @param age files younger than this stay, since a driver may be about to commit them
   */
  public Found find(String only, Duration age) {
    long latest = StoreClock.now(root, conf) - age.toMillis();
    Kept files = files(only);
    List<Garbage> garbage = new ArrayList<>();
    SortedMap<String, Spared> spared = new TreeMap<>();
    files.byRun.forEach(
        (run, all) -> {
          Optional<Spared> reason = spared(run);
          reason.ifPresent(each -> spared.put(run, each));
          if (reason.isEmpty()) {
            Set<String> needed = needed(run);
            all.values().stream()
                .filter(each -> each.getModificationTime() <= latest)
                .map(each -> new Garbage(relative(each.getPath()), each.getLen()))
                .filter(each -> !needed.contains(each.path()))
                .forEach(garbage::add);
          }
        });
    return new Found(List.copyOf(garbage), spared, files.foreign);
  }

  /** Deletes what was found; what is gone already is no error. */
  public void delete(Found found) {
    for (Garbage each : found.garbage()) {
      Path path = new Path(root, each.path());
      try {
        path.getFileSystem(conf).delete(path, false);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete " + path, e);
      }
    }
  }

  /** Files by run and path. They are listed before any manifest is read. */
  private static final class Kept {
    private final SortedMap<String, SortedMap<String, FileStatus>> byRun = new TreeMap<>();
    private long foreign;
  }

  private Kept files(String only) {
    Kept kept = new Kept();
    List<String> folders = new ArrayList<>(Tables.all().stream().map(Table::name).toList());
    folders.add(ShardResults.FOLDER);
    for (String folder : folders) {
      for (FileStatus each : Listing.below(new Path(root, folder), conf)) {
        String path = relative(each.getPath());
        if (DataFiles.ours(path) || ShardResults.ours(path)) {
          String run = path.split("/", -1)[1];
          if (only.isEmpty() || only.equals(run)) {
            kept.byRun.computeIfAbsent(run, name -> new TreeMap<>()).put(path, each);
          }
        } else {
          kept.foreign++;
        }
      }
    }
    return kept;
  }

  private String relative(Path path) {
    String base = root.toUri().getPath();
    return path.toUri().getPath().substring(base.length()).replaceFirst("^/+", "");
  }

  private Optional<Spared> spared(String run) {
    Optional<Holder> holder = Lease.alive(workspace, run);
    if (holder.isPresent()) {
      return Optional.of(new Spared("it is at work: " + holder.get().told(), false));
    }
    List<Path> unreadable = workspace.commits().unreadable(run);
    if (!unreadable.isEmpty()) {
      return Optional.of(
          new Spared("its manifest " + unreadable.get(0) + " is broken; restore it", true));
    }
    List<Manifest> orphans = Chain.orphans(workspace.commits().all(run));
    return orphans.stream()
        .findFirst()
        .map(each -> new Spared("the manifest before that of " + each.id() + " is missing", true));
  }

  private Set<String> needed(String run) {
    Set<String> gone = workspace.retired(run);
    List<Manifest> manifests = workspace.manifests(run);
    Set<StageId> committed = manifests.stream().map(Manifest::id).collect(Collectors.toSet());
    Set<String> needed = new HashSet<>();
    for (Manifest each : manifests) {
      each.files().stream().map(FileEntry::path).forEach(needed::add);
      if (!committed.contains(new StageId(run, each.id().round(), closing))) {
        needed.addAll(each.mentioned());
      }
    }
    needed.removeAll(gone);
    needed.addAll(pending(run, committed));
    return needed;
  }

  /** What is left of stages that are not committed, and what it mentions. */
  private SortedSet<String> pending(String run, Set<StageId> committed) {
    SortedSet<String> pending = new TreeSet<>();
    for (FileStatus each : Listing.below(new Path(root, ShardResults.FOLDER + "/" + run), conf)) {
      String path = relative(each.getPath());
      if (ShardResults.ours(path) && !committed.contains(ShardResults.stage(path))) {
        pending.add(path);
        pending.addAll(Mentions.in(ShardResults.text(each.getPath(), conf)));
      }
    }
    return pending;
  }
}
