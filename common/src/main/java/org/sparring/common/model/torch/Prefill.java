package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Contexts that were read in one forward pass: their keys and values, packed as in their {@link
 * Batch}, until the last of them is seated for the last time.
 */
final class Prefill implements AutoCloseable {
  private final List<Tensor> kept = new ArrayList<>();
  private final Tensor ends;
  private int users;

  Prefill(Batch batch, Transformer transformer) {
    this.users = batch.sequences();
    try (PointerScope scope = new PointerScope()) {
      Tensor stream =
          transformer.forward(
              Tensors.of(batch.ids(), batch.ids().length),
              Tensors.of(batch.positions(), batch.positions().length),
              new PrefillAttention(new PackedAttention(batch.stretches()), this));
      this.ends = stream.index_select(0, Tensors.of(batch.ends(), users)).retainReference();
    }
  }

  /** Takes packed rows of tokens x heads x head width: keys, then values, layer after layer. */
  void keep(Tensor rows) {
    kept.add(rows.reshape(rows.size(0), -1).retainReference());
  }

  Tensor keys(int layer) {
    return kept.get(2 * layer);
  }

  Tensor values(int layer) {
    return kept.get(2 * layer + 1);
  }

  /** The residual stream at the last token of each context. */
  Tensor ends() {
    return ends;
  }

  /** One of its contexts is needed no more. */
  void leave() {
    users--;
    if (users == 0) {
      close();
    }
  }

  @Override
  public void close() {
    kept.forEach(Tensor::releaseReference);
    kept.clear();
    ends.releaseReference();
  }
}
