package org.sparring.common.workspace;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The commits of a workspace: {@code _commits/<run>/<round>/<stage>.json}. */
final class Commits {
  static final String FOLDER = "_commits";
  private static final String SUFFIX = ".json";
  private static final String GONE = ".gone";

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
    return rounds(run).stream().flatMap(round -> chained(stages(run, round)).stream()).toList();
  }

  private List<Integer> rounds(String run) {
    return names(new Path(folder, run)).stream()
        .filter(name -> name.matches("0|[1-9][0-9]{0,8}"))
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
    for (int round : rounds(run)) {
      Path of = round(run, round);
      for (String name : names(of)) {
        if (name.endsWith(GONE)) {
          paths.addAll(retired(new Path(of, name)));
        }
      }
    }
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

  /** The manifests of one round by stage name. */
  private List<Manifest> stages(String run, int round) {
    return names(round(run, round)).stream()
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .filter(Names::valid)
        .sorted()
        .flatMap(stage -> read(new StageId(run, round, stage)).stream())
        .toList();
  }

  private static List<Manifest> chained(List<Manifest> byName) {
    Map<String, Manifest> left =
        byName.stream()
            .collect(
                Collectors.toMap(
                    Manifest::digest, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    List<Manifest> chain = new ArrayList<>();
    while (!left.isEmpty()) {
      Manifest next =
          left.values().stream()
              .filter(each -> !left.containsKey(each.parent()))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("manifests in a circle: " + byName));
      left.remove(next.digest());
      chain.add(next);
    }
    return chain;
  }

  /** Names of the runs that have committed something, sorted. */
  List<String> runs() {
    return names(folder).stream().filter(Names::valid).sorted().toList();
  }

  private List<String> names(Path of) {
    try {
      return Arrays.stream(of.getFileSystem(conf).listStatus(of))
          .map(FileStatus::getPath)
          .map(Path::getName)
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + of, e);
    }
  }
}
