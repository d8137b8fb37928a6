package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Models;
import org.sparring.common.model.Slice;
import org.sparring.common.model.checkpoint.Checkpoint;
import org.sparring.common.model.checkpoint.Checkpoints;
import org.sparring.common.random.Draw;
import org.sparring.common.workspace.FileEntry;

/** Writes the first vector of one model, so that the driver never holds it. */
record OpenWork(Run run) implements Work<OpenWork.Shard, OpenWork.Done> {

  /** A model and its origin. */
  record Shard(String model, Origin origin) implements Serializable {}

  /** The model's committed vector. */
  record Done(String model, Snapshot snapshot, Footprint footprint) implements Serializable {}

  /** A model's shape and its whole vector. */
  private record First(Architecture architecture, float[] vector) {}

  @Override
  public Done apply(Shard shard, Site site) {
    long start = System.nanoTime();
    First first = first(shard.origin(), run.draw("open").with(shard.model()));
    List<Cut> cuts = Cut.all(Models.layout(first.architecture()));
    ParameterFiles files = new ParameterFiles(run.workspace());
    int reducers = run.recipe().averaging().workers();
    List<FileEntry> written = new ArrayList<>();
    for (int r = 0; r < reducers; r++) {
      var stage = run.stage(0, "open.%s.r%d".formatted(shard.model(), r));
      var label = new ParameterFiles.Label(0, shard.model(), "global", "value");
      List<Cut> share = Cut.share(cuts, r, reducers);
      written.add(files.write(stage, site, label, share, ParameterFiles.cutting(first.vector())));
    }
    Snapshot snapshot = new Snapshot(first.architecture(), written);
    return new Done(shard.model(), snapshot, Footprint.of(site, start, written));
  }

  private First first(Origin origin, Draw draw) {
    if (origin instanceof Origin.Loaded loaded) {
      Checkpoints reader = new Checkpoints(run.workspace().configuration(), Models::layout);
      Architecture shape = reader.weights(loaded.folder()).architecture().and(loaded.more());
      Checkpoint found = reader.read(loaded.folder(), shape.outputs(), run.tokenizer());
      Set<String> missing = Set.copyOf(found.missing());
      return heads(shape, found.parameters(), slice -> missing.contains(slice.name()), draw);
    }
    if (origin instanceof Origin.Derived derived) {
      return derived(derived, draw);
    }
    Architecture shape = ((Origin.Fresh) origin).architecture();
    return new First(shape, Models.initial(shape, draw));
  }

  private First derived(Origin.Derived derived, Draw draw) {
    Layout from = Models.layout(derived.source().architecture());
    float[] old = new ParameterFiles(run.workspace()).vector(from.size(), derived.source().files());
    Architecture shape = derived.source().architecture().and(derived.more());
    Layout to = Models.layout(shape);
    Map<String, Slice> known = new HashMap<>();
    from.slices().forEach(each -> known.put(each.name(), each));
    float[] vector = new float[to.size()];
    for (Slice slice : to.slices()) {
      Slice source = known.get(slice.name());
      if (source != null) {
        System.arraycopy(old, source.offset(), vector, slice.offset(), slice.size());
      }
    }
    return heads(shape, vector, slice -> !known.containsKey(slice.name()), draw);
  }

  /** Draws what the source lacks. */
  private static First heads(
      Architecture shape, float[] vector, Predicate<Slice> missing, Draw draw) {
    float[] drawn = Models.initial(shape, draw);
    for (Slice slice : Models.layout(shape).slices()) {
      if (missing.test(slice)) {
        System.arraycopy(drawn, slice.offset(), vector, slice.offset(), slice.size());
      }
    }
    return new First(shape, vector);
  }
}
