package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Models;
import org.sparring.common.model.Shape;
import org.sparring.common.model.Slice;
import org.sparring.common.model.checkpoint.Checkpoints;
import org.sparring.common.random.Draw;
import org.sparring.common.workspace.FileEntry;

/** Writes the first vector of one model, so that the driver never holds it. */
record OpenWork(Run run) implements Work<OpenWork.Shard, OpenWork.Done> {

  /** A model and its origin. */
  record Shard(String model, Origin origin) implements Serializable {
    private String stage() {
      return origin instanceof Origin.Mixed ? "open.%s.mixed.r%d" : "open.%s.r%d";
    }
  }

  /** The model's committed vector. */
  record Done(String model, Snapshot snapshot, Footprint footprint) implements Serializable {}

  /** A model's shape and its whole vector. */
  private record First(Shape architecture, float[] vector) {}

  @Override
  public Done apply(Shard shard, Site site) {
    long start = System.nanoTime();
    First first = first(shard, run.draw("open").with(shard.model()));
    List<Cut> cuts = Cut.all(Models.layout(first.architecture()));
    ParameterFiles files = new ParameterFiles(run.workspace());
    int reducers = run.recipe().averaging().workers();
    List<FileEntry> written = new ArrayList<>();
    for (int r = 0; r < reducers; r++) {
      var stage = run.stage(0, shard.stage().formatted(shard.model(), r));
      var label = new ParameterFiles.Label(0, shard.model(), "global", "value");
      List<Cut> share = Cut.share(cuts, r, reducers);
      written.add(files.write(stage, site, label, share, ParameterFiles.cutting(first.vector())));
    }
    Snapshot snapshot = new Snapshot(first.architecture(), written);
    return new Done(shard.model(), snapshot, Footprint.of(site, start, written));
  }

  private First first(Shard shard, Draw draw) {
    Origin origin = shard.origin();
    if (origin instanceof Origin.Loaded loaded) {
      return loaded(loaded, shard.model(), draw);
    }
    if (origin instanceof Origin.Derived derived) {
      Snapshot source = derived.source();
      Layout from = Models.layout(source.architecture());
      float[] old = new ParameterFiles(run.workspace()).vector(from.size(), source);
      Map<String, float[]> tensors = new HashMap<>();
      for (Slice slice : from.slices()) {
        int end = slice.offset() + slice.size();
        tensors.put(slice.name(), Arrays.copyOfRange(old, slice.offset(), end));
      }
      Shape shape = derived.change().of(source.architecture());
      requireHeads(shard.model(), shape, tensors.keySet(), "its source");
      return filled(shape, tensors, draw);
    }
    if (origin instanceof Origin.Mixed mixed) {
      return mixed(mixed);
    }
    return filled(((Origin.Fresh) origin).architecture(), Map.of(), draw);
  }

  private First mixed(Origin.Mixed mixed) {
    ParameterFiles files = new ParameterFiles(run.workspace());
    int size = Models.layout(mixed.own().architecture()).size();
    float[] own = files.vector(size, mixed.own());
    float[] leader = files.vector(size, mixed.leader());
    return new First(mixed.own().architecture(), mixed.rule().first(own, leader));
  }

  private First loaded(Origin.Loaded loaded, String model, Draw draw) {
    Configuration hadoop = run.workspace().configuration();
    Architecture source = Checkpoints.architecture(loaded.folder(), hadoop);
    int ids = run.tokenizer().size();
    if (ids > source.vocabulary()) {
      throw UserException.input(
          "%s: its vocabulary has %d ids, but the data were prepared with a tokenizer of %d; prepare them with the checkpoint's own"
              .formatted(loaded.folder(), source.vocabulary(), ids));
    }
    Shape shape = loaded.change().of(source);
    Map<String, float[]> tensors = Checkpoints.tensors(loaded.folder(), hadoop);
    requireHeads(model, shape, tensors.keySet(), loaded.folder());
    return filled(shape, tensors, draw);
  }

  /** A head of random numbers is for a learner to train; without one it would only make noise. */
  private void requireHeads(String model, Shape shape, Set<String> found, String source) {
    if (run.recipe().learners().stream().noneMatch(each -> each.model().equals(model))) {
      for (Slice slice : Models.layout(shape).slices()) {
        if (!found.contains(slice.name())) {
          throw UserException.input(
              "models.%s: %s lacks the head %s, and no learner of this run trains it; name a model that has it"
                  .formatted(model, source, slice.name()));
        }
      }
    }
  }

  /** The tensors in the order of the layout; what is missing is drawn. */
  private static First filled(Shape shape, Map<String, float[]> tensors, Draw draw) {
    float[] vector = Models.initial(shape, draw);
    for (Slice slice : Models.layout(shape).slices()) {
      float[] tensor = tensors.get(slice.name());
      if (tensor != null) {
        System.arraycopy(tensor, 0, vector, slice.offset(), slice.size());
      }
    }
    return new First(shape, vector);
  }
}
