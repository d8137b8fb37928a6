package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.Shape;
import org.sparring.common.model.checkpoint.Checkpoints;
import org.sparring.jobs.recipe.ModelSpec;

/**
 * An estimate of the memory that one task takes outside the Java heap: for every model its vector
 * and its gradient, and for the largest one the numbers that backward needs of one forward pass,
 * the logits, and the keys and values of the sampler. The optimiser's vectors are on the heap.
 */
public final class OffHeap {
  /** Vectors that one token leaves for backward in a block: of width, and of the hidden width. */
  private static final int WIDE = 12;

  private static final int HIDDEN = 4;

  /** Tensors of the size of a chunk of logits at one time: their softmax, slopes. */
  private static final int CHUNKS = 3;

  private OffHeap() {}

  /** Bytes of one task of a run. */
  public static long bytes(Run run) {
    List<Shape> models = new ArrayList<>();
    for (Map.Entry<String, ModelSpec> each : run.recipe().models().entrySet()) {
      models.add(shape(run, each.getKey(), each.getValue()));
    }
    return bytes(models, run.numerics());
  }

  /** Bytes of one task that holds models of these shapes. */
  static long bytes(List<? extends Shape> models, Numerics numerics) {
    long vectors = 0;
    long largest = 0;
    for (Shape each : models) {
      vectors += 2L * Float.BYTES * Models.layout(each).size();
      if (each instanceof Architecture transformer) {
        largest = Math.max(largest, ofOnePass(transformer, numerics));
      }
    }
    return vectors + largest;
  }

  private static long ofOnePass(Architecture shape, Numerics numerics) {
    return activations(shape, numerics) + cache(shape, numerics) + logits(shape, numerics);
  }

  private static long logits(Architecture shape, Numerics numerics) {
    long held = Math.min(numerics.heldLogitRows(shape.vocabulary()), numerics.batchTokens());
    long rows = held + CHUNKS * numerics.logitRows(shape.vocabulary());
    return Float.BYTES * rows * shape.vocabulary();
  }

  private static long activations(Architecture shape, Numerics numerics) {
    long perToken = (long) shape.layers() * (WIDE * shape.width() + HIDDEN * shape.hidden());
    return Float.BYTES * perToken * numerics.batchTokens();
  }

  private static long cache(Architecture shape, Numerics numerics) {
    long keys = (long) shape.width() / shape.heads() * shape.keyHeads();
    return Float.BYTES * 2L * shape.layers() * keys * shape.positions() * numerics.slots();
  }

  private static Shape shape(Run run, String name, ModelSpec spec) {
    if (spec.startsAsLeader()) {
      String leader = spec.follow().orElseThrow().leader();
      ModelSpec led = run.recipe().models().get(leader);
      return led == null || led.startsAsLeader() ? EMPTY : shape(run, leader, led);
    }
    if (spec.fresh().isPresent()) {
      Set<Output> outputs = Set.copyOf(spec.outputs());
      return spec.fresh().get().architecture(run.tokenizer().size(), outputs);
    }
    if (spec.features().isPresent()) {
      return spec.features().get();
    }
    if (!spec.checkpoint().isEmpty()) {
      return Checkpoints.architecture(spec.checkpoint(), run.workspace().configuration());
    }
    return spec.from().isEmpty()
        ? EMPTY
        : Snapshots.find(run.workspace(), "models." + name, spec.from(), name).architecture();
  }

  /** Of a model whose origin is missing, which the run's opening says better. */
  private static final Architecture EMPTY =
      new Architecture(
          Architecture.Family.GPT2, 1, 1, 1, 1, 1, 1, 2, true, 1e-5, 10_000, Set.of(), 0);
}
