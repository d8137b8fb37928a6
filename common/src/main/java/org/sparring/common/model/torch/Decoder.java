package org.sparring.common.model.torch;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparring.common.data.Decoding;
import org.sparring.common.fleet.Site;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.LanguageModel.Continuation;

/** Samples sequences side by side: one prefill of each distinct context, then token by token. */
final class Decoder {
  private final Architecture shape;
  private final Transformer transformer;
  private final Decoding decoding;
  private final Picker picker;
  private final int[] eos;
  private final Site site;

  Decoder(Architecture shape, Transformer transformer, Decoding decoding, int[] eos, Site site) {
    this.shape = shape;
    this.transformer = transformer;
    this.decoding = decoding;
    this.picker = new Picker(decoding, shape.vocabulary());
    this.eos = eos;
    this.site = site;
  }

  /** Continues these asks, in their order. */
  List<Continuation> run(List<Ask> asks) {
    List<Draft> drafts = new ArrayList<>();
    for (Ask ask : asks) {
      int room = Math.min(decoding.maxNew(), shape.positions() - ask.context().length);
      drafts.add(new Draft(ask, room, eos));
    }
    List<Draft> open = new ArrayList<>(drafts.stream().filter(draft -> !draft.done()).toList());
    if (!open.isEmpty()) {
      decode(open);
    }
    return drafts.stream().map(Draft::continuation).toList();
  }

  private void decode(List<Draft> open) {
    int longest = open.stream().mapToInt(draft -> draft.context().length).max().orElseThrow();
    int room = open.stream().mapToInt(Draft::room).max().orElseThrow();
    int[] lengths = open.stream().mapToInt(draft -> draft.context().length).toArray();
    KeyValueCache cache = new KeyValueCache(shape, lengths, longest, longest + room);
    try (PointerScope scope = new PointerScope()) {
      picker.read(logits(prefill(open, longest, cache)));
    }
    for (int token = 0; ; token++) {
      site.checkInterrupted();
      for (int slot = 0; slot < open.size(); slot++) {
        picker.pick(slot, open.get(slot), token);
      }
      compact(open, cache);
      if (open.isEmpty()) {
        return;
      }
      try (PointerScope scope = new PointerScope()) {
        picker.read(logits(step(open, cache)));
      }
    }
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

  private Tensor step(List<Draft> open, KeyValueCache cache) {
    long[] ids = open.stream().mapToLong(Draft::lastId).toArray();
    long[] positions = open.stream().mapToLong(Draft::lastPosition).toArray();
    cache.grow();
    return transformer.forward(
        Tensors.of(ids, ids.length),
        Tensors.of(positions, positions.length),
        new CachedAttention(cache));
  }

  /** The residual stream at the last token of each context. */
  private Tensor prefill(List<Draft> open, int longest, KeyValueCache cache) {
    Map<IntBuffer, Integer> distinct = new LinkedHashMap<>();
    open.forEach(draft -> distinct.putIfAbsent(IntBuffer.wrap(draft.context()), distinct.size()));
    long[] ids = new long[distinct.size() * longest];
    long[] positions = new long[ids.length];
    distinct.forEach(
        (context, row) -> {
          for (int t = 0; t < longest; t++) {
            ids[row * longest + t] = t < context.remaining() ? context.get(t) : 0;
            positions[row * longest + t] = t;
          }
        });
    long[] index = new long[open.size() * longest];
    long[] ends = new long[open.size()];
    for (int slot = 0; slot < open.size(); slot++) {
      int[] context = open.get(slot).context();
      long base = (long) distinct.get(IntBuffer.wrap(context)) * longest;
      int pad = longest - context.length;
      for (int t = 0; t < longest; t++) {
        index[slot * longest + t] = base + Math.max(0, t - pad);
      }
      ends[slot] = base + context.length - 1;
    }
    Attention attention =
        new PrefillAttention(
            new CausalAttention(distinct.size(), longest), cache, Tensors.of(index, index.length));
    return transformer
        .forward(Tensors.of(ids, ids.length), Tensors.of(positions, positions.length), attention)
        .index_select(0, Tensors.of(ends, ends.length));
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
