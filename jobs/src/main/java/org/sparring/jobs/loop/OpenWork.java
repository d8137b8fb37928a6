package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Models;
import org.sparring.common.model.Slice;
import org.sparring.common.model.checkpoint.Checkpoints;
import org.sparring.common.workspace.FileEntry;

/** Writes the first vector of one model, so that the driver never holds it. */
record OpenWork(Run run) implements Work<OpenWork.Shard, OpenWork.Done> {

  /** A model and its origin. */
  record Shard(String model, Origin origin) implements Serializable {}

  /** The model's committed vector. */
  record Done(String model, Snapshot snapshot, Footprint footprint) implements Serializable {}

  @Override
  public Done apply(Shard shard, Site site) {
    long start = System.nanoTime();
    Layout layout = Models.layout(shard.origin().architecture());
    float[] vector = vector(shard.origin(), layout);
    ParameterFiles files = new ParameterFiles(run.workspace());
    List<Cut> cuts = Cut.all(layout);
    int reducers = run.recipe().averaging().workers();
    List<FileEntry> written = new ArrayList<>();
    for (int r = 0; r < reducers; r++) {
      var stage = run.stage(0, "open.%s.r%d".formatted(shard.model(), r));
      var label = new ParameterFiles.Label(0, shard.model(), "global", "value");
      List<Cut> share = Cut.share(cuts, r, reducers);
      written.add(files.write(stage, site, label, share, ParameterFiles.cutting(vector)));
    }
    Snapshot snapshot = new Snapshot(shard.origin().architecture(), written);
    return new Done(shard.model(), snapshot, Footprint.of(site, start, written));
  }

  private float[] vector(Origin origin, Layout layout) {
    if (origin instanceof Origin.Loaded loaded) {
      Map<String, float[]> tensors =
          Checkpoints.tensors(loaded.folder(), run.workspace().configuration());
      return fill(layout, Models.initial(loaded.architecture(), loaded.draw()), tensors);
    }
    if (origin instanceof Origin.Derived derived) {
      Layout from = Models.layout(derived.source().architecture());
      float[] old =
          new ParameterFiles(run.workspace()).vector(from.size(), derived.source().files());
      Map<String, float[]> tensors = new HashMap<>();
      for (Slice slice : from.slices()) {
        float[] tensor = new float[slice.size()];
        System.arraycopy(old, slice.offset(), tensor, 0, tensor.length);
        tensors.put(slice.name(), tensor);
      }
      return fill(layout, Models.initial(derived.architecture(), derived.draw()), tensors);
    }
    return Models.initial(origin.architecture(), ((Origin.Fresh) origin).draw());
  }

  private static float[] fill(Layout layout, float[] vector, Map<String, float[]> tensors) {
    for (Slice slice : layout.slices()) {
      float[] tensor = tensors.get(slice.name());
      if (tensor != null) {
        System.arraycopy(tensor, 0, vector, slice.offset(), slice.size());
      }
    }
    return vector;
  }
}
