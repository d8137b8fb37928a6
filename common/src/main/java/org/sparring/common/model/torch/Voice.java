package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * One transformer while sequences are sampled: the contexts that wait for it, and its cache of
 * those that are seated. All voices of a sampler seat and drop the same sequences.
 */
final class Voice implements AutoCloseable {
  private final TorchSampler.Member member;
  private final Waiting waiting;
  private final KeyValueCache cache;

  Voice(TorchSampler.Member member, Waiting waiting, KeyValueCache cache) {
    this.member = member;
    this.waiting = waiting;
    this.cache = cache;
  }

  int vocabulary() {
    return member.shape().vocabulary();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * Its weighted logits for the next token of each slot, slots x vocabulary, in double.
   *
   * @param open what its slots hold
   * @param seated gets what takes the slots that are free
   */
  Tensor logits(List<Draft> open, List<Draft> seated) {
    Tensor stream = advance(open, seated);
    Tensor logits =
        torch
            .linear(member.transformer().norm(stream), member.transformer().head())
            .to(ScalarType.Double);
    return member.weight() == 1.0 ? logits : logits.mul(new Scalar(member.weight()));
  }

  /** The residual stream before the next token of each slot, once those that are free are taken. */
  private Tensor advance(List<Draft> open, List<Draft> seated) {
    List<Tensor> rows = new ArrayList<>();
    if (!open.isEmpty()) {
      rows.add(step(open));
    }
    while (cache.free() > 0 && !waiting.isEmpty()) {
      Waiting.Ready next = waiting.next();
      cache.seat(next.context());
      seated.add(next.draft());
      rows.add(next.context().end());
    }
    return rows.size() == 1
        ? rows.get(0)
        : torch.cat(new TensorVector(rows.toArray(Tensor[]::new)), 0);
  }

  private Tensor step(List<Draft> open) {
    long[] ids = open.stream().mapToLong(Draft::lastId).toArray();
    long[] positions = open.stream().mapToLong(Draft::lastPosition).toArray();
    return member
        .transformer()
        .forward(
            Tensors.of(ids, ids.length), Tensors.of(positions, positions.length), cache.grow());
  }

  /** Frees a slot: the last one that is taken moves into it. */
  void drop(int slot) {
    try (PointerScope scope = new PointerScope()) {
      cache.drop(slot);
    }
  }

  @Override
  public void close() {
    waiting.close();
  }
}
