package org.sparring.common.model.torch;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.sparring.common.data.Signal;

/** From the residual stream of a batch to its signals, each a vector over rows or sequences. */
final class Outputs {
  private final Transformer transformer;
  private final Heads heads;
  private final WordHead words;

  /** Heads of one number and of k, null where the architecture has none. */
  record Heads(Linear value, Linear score, Linear wide) {
    /** Those that are read at the last token of a sequence. */
    Map<Signal, Linear> atTheEnd() {
      Map<Signal, Linear> heads = new EnumMap<>(Signal.class);
      heads.put(Signal.SCORE, score);
      heads.put(Signal.HEAD, wide);
      return heads;
    }
  }

  /** A head: k x width, and its bias. */
  record Linear(Tensor weight, Tensor bias) {
    Tensor apply(Tensor rows) {
      return torch.linear(rows, weight, new TensorOptional(bias)).view(-1);
    }
  }

  /** The numbers of a batch, and what its backward pass starts from. */
  record Found(Map<Signal, float[]> numbers, Graph graph) {}

  Outputs(Transformer transformer, Heads heads, WordHead words) {
    this.transformer = transformer;
    this.heads = heads;
    this.words = words;
  }

  /**
   * The signals of one batch; tensors belong to the innermost {@link PointerScope}.
   *
   * @param gradient whether backward will follow
   */
  Found of(Batch batch, Set<Signal> signals, boolean gradient) {
    Tensor stream =
        transformer.forward(
            Tensors.of(batch.ids(), batch.ids().length),
            Tensors.of(batch.positions(), batch.positions().length),
            new PackedAttention(batch.stretches()));
    Map<Signal, Tensor> found = new EnumMap<>(Signal.class);
    Map<Signal, Linear> ends = heads.atTheEnd();
    ends.keySet().retainAll(signals);
    if (!ends.isEmpty()) {
      Tensor last = rows(stream, batch.ends());
      ends.forEach((signal, head) -> found.put(signal, head.apply(last)));
    }
    Optional<Tensor> rows =
        batch.rows().length > 0 && !ends.keySet().containsAll(signals)
            ? Optional.of(rows(stream, batch.rows()))
            : Optional.empty();
    if (signals.contains(Signal.VALUE)) {
      rows.ifPresent(each -> found.put(Signal.VALUE, heads.value().apply(each)));
    }
    Map<Signal, float[]> numbers = new EnumMap<>(Signal.class);
    found.forEach((signal, tensor) -> numbers.put(signal, Tensors.floats(tensor)));
    Optional<Graph.Said> said =
        rows.filter(each -> signals.stream().anyMatch(WordHead::says))
            .map(each -> new Graph.Said(each, words, words.hold(each.size(0), gradient)));
    said.ifPresent(each -> numbers.putAll(each.numbers(batch.targets(), signals)));
    return new Found(numbers, new Graph(batch, found, said));
  }

  private Tensor rows(Tensor stream, long[] indices) {
    return transformer.norm(stream.index_select(0, Tensors.of(indices, indices.length)));
  }
}
