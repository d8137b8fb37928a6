package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Models;
import org.sparring.common.part.Outer;
import org.sparring.common.part.OuterState;
import org.sparring.common.workspace.FileEntry;

/**
 * AVERAGE: reducer r reads its slices of all deltas in worker order, takes the outer step and
 * writes the new slices.
 */
record AverageWork(Run run, State state) implements Work<AverageWork.Shard, AverageWork.Done> {
  static final String STAGE = "average";

  /**
   * One reducer of one model.
   *
   * @param deltas the file of each worker for this reducer, in worker order
   * @param masses each worker's weight
   */
  record Shard(String model, int reducer, List<FileEntry> deltas, double[] masses)
      implements Serializable {}

  /** The new slices and the outer state. */
  record Done(String model, FileEntry value, List<FileEntry> outer, Footprint footprint)
      implements Serializable {}

  /** One reducer's part of a vector, by the offsets of its cuts. */
  private record Part(List<Cut> cuts, Map<Integer, float[]> slices) {
    static Part zeros(List<Cut> cuts) {
      Map<Integer, float[]> zeros = new HashMap<>();
      cuts.forEach(each -> zeros.put(each.offset(), new float[each.length()]));
      return new Part(cuts, zeros);
    }

    float[] at(Cut cut) {
      return slices.get(cut.offset());
    }
  }

  @Override
  public Done apply(Shard shard, Site site) {
    long start = System.nanoTime();
    ParameterFiles files = new ParameterFiles(run.workspace());
    Snapshot snapshot = state.models().get(shard.model());
    Layout layout = Models.layout(snapshot.architecture());
    List<Cut> cuts = share(run.trained(shard.model(), layout), shard.reducer());
    Outer outer = run.recipe().averaging().outer();
    List<Part> deltas = new ArrayList<>();
    shard.deltas().forEach(each -> deltas.add(part(files, cuts, List.of(each))));
    Part value = part(files, cuts, ownLast(snapshot, layout, shard.reducer()));
    List<Part> kept = outerState(files, shard, cuts, outer.states());
    for (Cut cut : cuts) {
      float[][] vectors = new float[kept.size()][];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = kept.get(i).at(cut);
      }
      List<float[]> moved = deltas.stream().map(each -> each.at(cut)).toList();
      OuterState known = new OuterState(state.round() + 1L, decayed(layout, cut), vectors);
      value.slices().put(cut.offset(), outer.next(value.at(cut), moved, shard.masses(), known));
    }
    List<FileEntry> states = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      states.add(write(files, shard, outerKind(i), kept.get(i), site));
    }
    FileEntry next = write(files, shard, "value", value, site);
    List<FileEntry> written = new ArrayList<>(states);
    written.add(next);
    return new Done(shard.model(), next, states, Footprint.of(site, start, written));
  }

  /**
   * The files of a vector, the one that this reducer wrote last, where as many wrote it; later
   * files are read first.
   */
  private List<FileEntry> ownLast(Snapshot snapshot, Layout layout, int reducer) {
    List<FileEntry> turned = new ArrayList<>(snapshot.files());
    boolean apart = turned.stream().mapToLong(FileEntry::rows).sum() == Cut.all(layout).size();
    if (apart) {
      Collections.rotate(turned, turned.size() - 1 - reducer);
    }
    return turned;
  }

  private List<Cut> share(SubVector trained, int reducer) {
    return Cut.share(trained.cuts(), reducer, run.recipe().averaging().workers());
  }

  private static boolean decayed(Layout layout, Cut cut) {
    return layout.slices().stream()
        .anyMatch(each -> each.name().equals(cut.tensor()) && each.decayed());
  }

  private static Part part(ParameterFiles files, List<Cut> cuts, List<FileEntry> stored) {
    return new Part(cuts, files.cuts(cuts, stored));
  }

  private List<Part> outerState(ParameterFiles files, Shard shard, List<Cut> cuts, int states) {
    List<FileEntry> stored = state.outer().getOrDefault(shard.model(), List.of());
    List<Part> kept = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      int at = shard.reducer() * states + i;
      kept.add(stored.isEmpty() ? Part.zeros(cuts) : part(files, cuts, stored.subList(at, at + 1)));
    }
    return kept;
  }

  private FileEntry write(ParameterFiles files, Shard shard, String kind, Part part, Site site) {
    var stage = run.stage(state.round(), "average.%s.%s".formatted(shard.model(), kind));
    var label = new ParameterFiles.Label(state.round() + 1, shard.model(), "global", kind);
    return files.write(stage, site, label, part.cuts(), part::at);
  }

  static String outerKind(int index) {
    return index == 0 ? "outer" : "outer-" + index;
  }
}
