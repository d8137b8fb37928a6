package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparring.common.data.Decoding;
import org.sparring.common.fleet.Site;
import org.sparring.common.model.Architecture;

/**
 * Samples sequences side by side, token by token; the slot of a sequence that ends goes to the next
 * one that waits.
 */
final class Decoder {
  private final Transformer transformer;
  private final Decoding decoding;
  private final Picker picker;
  private final Site site;

  Decoder(Architecture shape, Transformer transformer, Decoding decoding, Site site) {
    this.transformer = transformer;
    this.decoding = decoding;
    this.picker = new Picker(decoding, shape.vocabulary());
    this.site = site;
  }

  /** Samples until nothing waits and every slot of the cache is free. */
  void run(Waiting waiting, KeyValueCache cache) {
    List<Draft> open = new ArrayList<>();
    while (!open.isEmpty() || !waiting.isEmpty()) {
      site.checkInterrupted();
      try (PointerScope scope = new PointerScope()) {
        picker.read(logits(advance(open, waiting, cache)));
      }
      for (int slot = 0; slot < open.size(); slot++) {
        picker.pick(slot, open.get(slot));
      }
      compact(open, cache);
    }
  }

  /** The residual stream before the next token of each slot, once those that are free are taken. */
  private Tensor advance(List<Draft> open, Waiting waiting, KeyValueCache cache) {
    List<Tensor> rows = new ArrayList<>();
    if (!open.isEmpty()) {
      rows.add(step(open, cache));
    }
    while (cache.free() > 0 && !waiting.isEmpty()) {
      Waiting.Ready next = waiting.next();
      cache.seat(next.context());
      open.add(next.draft());
      rows.add(next.context().end());
    }
    return rows.size() == 1
        ? rows.get(0)
        : torch.cat(new TensorVector(rows.toArray(Tensor[]::new)), 0);
  }

  private Tensor step(List<Draft> open, KeyValueCache cache) {
    long[] ids = open.stream().mapToLong(Draft::lastId).toArray();
    long[] positions = open.stream().mapToLong(Draft::lastPosition).toArray();
    return transformer.forward(
        Tensors.of(ids, ids.length), Tensors.of(positions, positions.length), cache.grow());
  }

  private static void compact(List<Draft> open, KeyValueCache cache) {
    int slot = 0;
    while (slot < open.size()) {
      if (open.get(slot).done()) {
        try (PointerScope scope = new PointerScope()) {
          cache.drop(slot);
        }
        Draft last = open.remove(open.size() - 1);
        if (slot < open.size()) {
          open.set(slot, last);
        }
      } else {
        slot++;
      }
    }
  }

  /** Slots x vocabulary: logits for the greedy, else probabilities at the temperature. */
  private Tensor logits(Tensor stream) {
    Tensor logits =
        torch.linear(transformer.norm(stream), transformer.head()).to(ScalarType.Double);
    if (decoding.greedy()) {
      return logits;
    }
    Tensor scaled =
        decoding.temperature() == 1.0 ? logits : logits.div(new Scalar(decoding.temperature()));
    return scaled.softmax(1);
  }
}
