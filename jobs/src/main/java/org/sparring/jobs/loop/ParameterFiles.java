package org.sparring.jobs.loop;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.sparring.common.data.table.ParameterRow;
import org.sparring.common.fleet.Site;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Rows;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.TableWriter;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;

/** Flat vectors as rows of {@code parameters}. */
final class ParameterFiles {
  /** Vectors of which training moves a part, by workspace and files; files never change. */
  private static final Map<String, SoftReference<float[]>> STILL = new ConcurrentHashMap<>();

  private final Workspace workspace;

  ParameterFiles(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Whose vector it is, and what it holds. */
  record Label(int round, String model, String owner, String kind) {}

  /** Writes the cuts of one vector as one file. */
  FileEntry write(
      StageId stage, Site site, Label label, List<Cut> cuts, Function<Cut, float[]> of) {
    try (TableWriter<ParameterRow> writer = workspace.writer(Tables.PARAMETERS, stage, site)) {
      for (Cut cut : cuts) {
        writer.write(
            new ParameterRow(
                stage.run(),
                label.round(),
                label.model(),
                label.owner(),
                label.kind(),
                cut.tensor(),
                cut.offset(),
                of.apply(cut)));
      }
      return writer.finish();
    }
  }

  /** A cut of a flat vector. */
  static Function<Cut, float[]> cutting(float[] vector) {
    return cut -> Arrays.copyOfRange(vector, cut.offset(), cut.offset() + cut.length());
  }

  /** A whole vector, later files over earlier ones; an error where a float is missing. */
  float[] vector(int size, List<FileEntry> files) {
    float[] vector = new float[size];
    Map<Long, Integer> found = new HashMap<>();
    files.forEach(each -> overlay(vector, each, found));
    long sum = found.values().stream().mapToLong(Integer::longValue).sum();
    if (sum != size) {
      throw new IllegalStateException(
          "parameters hold %d floats, the model has %d: %s".formatted(sum, size, files));
    }
    return vector;
  }

  /**
   * A snapshot's whole vector. What its training leaves as it is stays in the memory of the process
   * as long as there is room.
   */
  float[] vector(int size, Snapshot snapshot) {
    if (snapshot.base() == 0) {
      return vector(size, snapshot.files());
    }
    String key =
        workspace.root() + snapshot.still().stream().map(each -> " " + each.path()).toList();
    SoftReference<float[]> known = STILL.get(key);
    float[] still = known == null ? null : known.get();
    if (still == null) {
      still = vector(size, snapshot.still());
      STILL.put(key, new SoftReference<>(still));
    }
    float[] vector = still.clone();
    Map<Long, Integer> found = new HashMap<>();
    List<FileEntry> moved = snapshot.files().subList(snapshot.base(), snapshot.files().size());
    moved.forEach(each -> overlay(vector, each, found));
    return vector;
  }

  private void overlay(float[] vector, FileEntry file, Map<Long, Integer> found) {
    try (Rows<ParameterRow> rows = workspace.rows(Tables.PARAMETERS, List.of(file))) {
      while (rows.hasNext()) {
        ParameterRow row = rows.next();
        System.arraycopy(row.values(), 0, vector, (int) row.offset(), row.values().length);
        found.put(row.offset(), row.values().length);
      }
    }
  }

  /** Some cuts of a vector, by their offsets, the latest of each; an error where one is missing. */
  Map<Integer, float[]> cuts(Collection<Cut> wanted, List<FileEntry> files) {
    Map<Integer, float[]> found = new HashMap<>();
    Set<Integer> offsets = new HashSet<>();
    wanted.forEach(each -> offsets.add(each.offset()));
    for (int f = files.size() - 1; f >= 0; f--) {
      if (found.size() < offsets.size()) {
        collect(offsets, files.get(f), found);
      }
    }
    if (found.size() != offsets.size()) {
      throw new IllegalStateException(
          "parameters lack offsets of %s in %s".formatted(wanted, files));
    }
    return found;
  }

  private void collect(Set<Integer> offsets, FileEntry file, Map<Integer, float[]> found) {
    try (Rows<ParameterRow> rows = workspace.rows(Tables.PARAMETERS, List.of(file))) {
      while (found.size() < offsets.size() && rows.hasNext()) {
        ParameterRow row = rows.next();
        if (offsets.contains((int) row.offset())) {
          found.putIfAbsent((int) row.offset(), row.values());
        }
      }
    }
  }
}
