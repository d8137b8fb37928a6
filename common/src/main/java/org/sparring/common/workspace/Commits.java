package org.sparring.common.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.sparring.common.config.UserException;

/** The commits of a workspace: {@code _commits/<run>/<round>/<stage>.json}. */
final class Commits {
  static final String FOLDER = "_commits";
  private static final String SUFFIX = ".json";
  private static final String GONE = ".gone";
  private static final String ROUND = "0|[1-9][0-9]{0,8}";

  private final Path folder;
  private final Configuration conf;
  private final Documents files;
  private final Map<String, StageId> known = new ConcurrentHashMap<>();

  Commits(Path root, Configuration conf) {
    this.folder = new Path(root, FOLDER);
    this.conf = conf;
    this.files = new Documents(conf);
  }

  private Path path(StageId id) {
    return new Path(round(id.run(), id.round()), id.stage() + SUFFIX);
  }

  /** The committed manifest of a stage; a file that names another stage is none. */
  Optional<Manifest> read(StageId id) {
    try {
      Optional<Manifest> found =
          files
              .read(path(id), Manifest.class, Manifest::digest)
              .filter(each -> each.id().equals(id));
      found.ifPresent(each -> known.put(each.digest(), id));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read manifest " + path(id), e);
    }
  }

  void commit(Manifest manifest) {
    StageId id = manifest.id();
    checkParent(manifest);
    Optional<Manifest> present = read(id);
    if (present.isEmpty()) {
      try {
        files.create(path(id), manifest, Manifest::digest);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write manifest " + path(id), e);
      }
      present = read(id);
    }
    if (!present.filter(manifest::equals).isPresent()) {
      throw new LostRaceException("Another job committed " + id + " (" + path(id) + ").");
    }
  }

  private void checkParent(Manifest manifest) {
    String parent = manifest.parent();
    if (parent.isEmpty()) {
      return;
    }
    StageId id = known.get(parent);
    boolean current =
        id == null
            ? all(manifest.id().run()).stream().anyMatch(each -> each.digest().equals(parent))
            : read(id).filter(each -> each.digest().equals(parent)).isPresent();
    if (!current) {
      throw new LostRaceException(
          "What " + manifest.id() + " builds on is no longer what the workspace holds.");
    }
  }

  /** All manifests of a run: by round, parents before children, else by stage name. */
  List<Manifest> all(String run) {
    return rounds(run).stream().flatMap(round -> of(run, round).stream()).toList();
  }

  /** The manifests of one round: parents before children, else by stage name. */
  List<Manifest> of(String run, int round) {
    return Chain.ordered(
        stages(run, round).stream().flatMap(stage -> read(stage).stream()).toList());
  }

  /**
   * All manifests of a run.
   *
   * @throws UserException where one is missing or damaged that another one builds on
   */
  List<Manifest> whole(String run) {
    List<Manifest> found = all(run);
    List<Manifest> orphans = Chain.orphans(found);
    while (!orphans.isEmpty()) {
      found = all(run);
      List<Manifest> still = Chain.orphans(found);
      still.stream().filter(orphans::contains).findFirst().ifPresent(this::refuse);
      orphans = still;
    }
    return found;
  }

  /** What a second look does not mend is no driver that commits just now. */
  private void refuse(Manifest orphan) {
    String run = orphan.id().run();
    throw UserException.input(
        ("run `%s` is damaged: what %s builds on is missing from %s%s; restore it from a copy of"
                + " the workspace, or start the run again under another name")
            .formatted(run, orphan.id(), new Path(folder, run), unreadable(run)));
  }

  /** Files that should be manifests of a run and are not whole. */
  List<Path> unreadable(String run) {
    return rounds(run).stream()
        .flatMap(round -> stages(run, round).stream())
        .filter(id -> read(id).isEmpty())
        .map(this::path)
        .toList();
  }

  /** The stages of a name that have a manifest in any run; one listing, whatever their number. */
  List<StageId> named(String stage) {
    List<StageId> found = new ArrayList<>();
    for (FileStatus each : Listing.below(folder, conf)) {
      Path file = each.getPath();
      Path round = file.getParent();
      Path run = round.getParent();
      if (file.getName().equals(stage + SUFFIX)
          && round.getName().matches(ROUND)
          && Names.valid(run.getName())
          && folder.getName().equals(run.getParent().getName())) {
        found.add(new StageId(run.getName(), Integer.parseInt(round.getName()), stage));
      }
    }
    return found;
  }

  private List<Integer> rounds(String run) {
    return names(new Path(folder, run)).stream()
        .filter(name -> name.matches(ROUND))
        .map(Integer::valueOf)
        .sorted()
        .toList();
  }

  /** Notes that these files are about to be deleted. */
  void retire(Retired retired) {
    Path path = new Path(round(retired.run(), retired.round()), retired.digest() + GONE);
    try {
      if (files.read(path, Retired.class, Retired::digest).isEmpty()) {
        files.create(path, retired, Retired::digest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  /** Paths of the files of a run that were deleted on purpose. */
  Set<String> retired(String run) {
    Set<String> paths = new TreeSet<>();
    rounds(run).forEach(round -> paths.addAll(retired(run, round)));
    return paths;
  }

  /** Paths of the files of a round that were deleted on purpose. */
  Set<String> retired(String run, int round) {
    Path of = round(run, round);
    Set<String> paths = new TreeSet<>();
    names(of).stream()
        .filter(name -> name.endsWith(GONE))
        .forEach(name -> paths.addAll(retired(new Path(of, name))));
    return paths;
  }

  private List<String> retired(Path path) {
    try {
      return files
          .read(path, Retired.class, Retired::digest)
          .map(Retired::paths)
          .orElseGet(List::of);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private Path round(String run, int round) {
    return new Path(folder, run + "/" + round);
  }

  /** The stages of one round that have a file, by name. */
  private List<StageId> stages(String run, int round) {
    return names(round(run, round)).stream()
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .filter(Names::valid)
        .sorted()
        .map(stage -> new StageId(run, round, stage))
        .toList();
  }

  /** Names of the runs that have committed something, sorted. */
  List<String> runs() {
    return names(folder).stream().filter(Names::valid).sorted().toList();
  }

  private List<String> names(Path of) {
    return Listing.of(of, conf).stream().map(each -> each.getPath().getName()).toList();
  }
}
