package org.sparring.common.model.torch;

import java.util.EnumMap;
import java.util.Map;
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

  /** Heads of one number, null where the architecture has none. */
  record Heads(Linear value, Linear score) {}

  /** A head: 1 x width, and its bias. */
  record Linear(Tensor weight, Tensor bias) {
    Tensor apply(Tensor rows) {
      return torch.linear(rows, weight, new TensorOptional(bias)).view(-1);
    }
  }

  Outputs(Transformer transformer, Heads heads) {
    this.transformer = transformer;
    this.heads = heads;
  }

  /** The signals of one batch; tensors belong to the innermost {@link PointerScope}. */
  Map<Signal, Tensor> of(Batch batch, Set<Signal> signals) {
    Tensor stream =
        transformer.forward(
            Tensors.of(batch.ids(), batch.ids().length),
            Tensors.of(batch.positions(), batch.positions().length),
            new CausalAttention(batch.sequences(), batch.length()));
    Map<Signal, Tensor> found = new EnumMap<>(Signal.class);
    if (signals.contains(Signal.SCORE)) {
      found.put(Signal.SCORE, heads.score().apply(rows(stream, batch.ends())));
    }
    if (batch.rows().length > 0 && signals.stream().anyMatch(each -> each != Signal.SCORE)) {
      Tensor rows = rows(stream, batch.rows());
      if (signals.contains(Signal.VALUE)) {
        found.put(Signal.VALUE, heads.value().apply(rows));
      }
      words(rows, batch, signals, found);
    }
    return found;
  }

  private Tensor rows(Tensor stream, long[] indices) {
    return transformer.norm(stream.index_select(0, Tensors.of(indices, indices.length)));
  }

  private void words(Tensor rows, Batch batch, Set<Signal> signals, Map<Signal, Tensor> found) {
    boolean entropy = signals.contains(Signal.ENTROPY);
    boolean collision = signals.contains(Signal.COLLISION);
    if (!entropy && !collision && !signals.contains(Signal.LOG_PROB)) {
      return;
    }
    Tensor logProbs = torch.log_softmax(torch.linear(rows, transformer.head()), 1);
    if (signals.contains(Signal.LOG_PROB)) {
      Tensor targets = Tensors.of(batch.targets(), batch.targets().length, 1);
      found.put(Signal.LOG_PROB, logProbs.gather(1, targets).view(-1));
    }
    if (entropy || collision) {
      Tensor probs = logProbs.exp();
      if (entropy) {
        found.put(Signal.ENTROPY, probs.mul(logProbs).sum(1).neg());
      }
      if (collision) {
        found.put(Signal.COLLISION, probs.mul(probs).sum(1));
      }
    }
  }
}
