package org.sparring.jobs.loop;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** A whole vector; an error where a float is missing. */
  float[] vector(int size, List<FileEntry> files) {
    float[] vector = new float[size];
    long found = 0;
    try (Rows<ParameterRow> rows = workspace.rows(Tables.PARAMETERS, files)) {
      while (rows.hasNext()) {
        ParameterRow row = rows.next();
        System.arraycopy(row.values(), 0, vector, (int) row.offset(), row.values().length);
        found += row.values().length;
      }
    }
    if (found != size) {
      throw new IllegalStateException(
          "parameters hold %d floats, the model has %d: %s".formatted(found, size, files));
    }
    return vector;
  }

  /** Some cuts of a vector, by their offsets; an error where one is missing. */
  Map<Integer, float[]> cuts(Collection<Cut> wanted, List<FileEntry> files) {
    Map<Integer, float[]> found = new HashMap<>();
    Set<Integer> offsets = new HashSet<>();
    wanted.forEach(each -> offsets.add(each.offset()));
    for (FileEntry file : files) {
      if (found.size() < offsets.size()) {
        collect(offsets, file, found);
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
          found.put((int) row.offset(), row.values());
        }
      }
    }
  }
}
