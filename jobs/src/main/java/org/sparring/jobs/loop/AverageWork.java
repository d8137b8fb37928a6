package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.model.Models;
import org.sparring.common.part.Outer;
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

  @Override
  public Done apply(Shard shard, Site site) {
    long start = System.nanoTime();
    ParameterFiles files = new ParameterFiles(run.workspace());
    Snapshot snapshot = state.models().get(shard.model());
    int reducers = run.recipe().averaging().workers();
    List<Cut> cuts =
        Cut.share(Cut.all(Models.layout(snapshot.architecture())), shard.reducer(), reducers);
    Outer outer = run.recipe().averaging().outer();
    List<Map<Integer, float[]>> deltas = new ArrayList<>();
    shard.deltas().forEach(each -> deltas.add(files.cuts(cuts, List.of(each))));
    Map<Integer, float[]> old = files.cuts(cuts, snapshot.files());
    List<Map<Integer, float[]>> kept = outerState(files, shard, cuts, outer.states());
    for (Cut cut : cuts) {
      float[][] vectors = new float[kept.size()][];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = kept.get(i).get(cut.offset());
      }
      List<float[]> moved = deltas.stream().map(each -> each.get(cut.offset())).toList();
      old.put(cut.offset(), outer.next(old.get(cut.offset()), moved, shard.masses(), vectors));
    }
    FileEntry value = write(files, shard, "value", cuts, old, site);
    List<FileEntry> states = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      states.add(write(files, shard, outerKind(i), cuts, kept.get(i), site));
    }
    List<FileEntry> written = new ArrayList<>(states);
    written.add(value);
    return new Done(shard.model(), value, states, Footprint.of(site, start, written));
  }

  private List<Map<Integer, float[]>> outerState(
      ParameterFiles files, Shard shard, List<Cut> cuts, int states) {
    List<FileEntry> stored = state.outer().getOrDefault(shard.model(), List.of());
    List<Map<Integer, float[]>> kept = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      if (stored.isEmpty()) {
        Map<Integer, float[]> zeros = new java.util.HashMap<>();
        cuts.forEach(each -> zeros.put(each.offset(), new float[each.length()]));
        kept.add(zeros);
      } else {
        kept.add(
            files.cuts(
                cuts,
                stored.subList(shard.reducer() * states + i, shard.reducer() * states + i + 1)));
      }
    }
    return kept;
  }

  private FileEntry write(
      ParameterFiles files,
      Shard shard,
      String kind,
      List<Cut> cuts,
      Map<Integer, float[]> slices,
      Site site) {
    var stage = run.stage(state.round(), "average.%s.%s".formatted(shard.model(), kind));
    var label = new ParameterFiles.Label(state.round() + 1, shard.model(), "global", kind);
    return files.write(stage, site, label, cuts, cut -> slices.get(cut.offset()));
  }

  private static String outerKind(int index) {
    return index == 0 ? "outer" : "outer-" + index;
  }
}
