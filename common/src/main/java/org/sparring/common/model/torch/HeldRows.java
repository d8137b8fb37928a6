package org.sparring.common.model.torch;

import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Room for the log-probabilities of a batch, rows x vocabulary: the first rows stay until backward,
 * the others take turns in what follows them.
 */
final class HeldRows implements AutoCloseable {
  private final RowBuffers buffers;
  private final Tensor room;
  private final long rows;
  private final long chunk;
  private final long staying;

  /** Some rows of the batch: their place, and whether they stay in it. */
  record Chunk(long from, long count, Tensor place, boolean stays) {
    Tensor of(Tensor all) {
      return all.narrow(0, from, count);
    }
  }

  /**
   * @param rows of the batch
   * @param chunk at a time
   * @param staying of the rows
   */
  HeldRows(RowBuffers buffers, long rows, long chunk, long staying) {
    this.buffers = buffers;
    this.rows = rows;
    this.chunk = chunk;
    this.staying = staying;
    this.room = buffers.take(staying + Math.min(chunk, rows - staying));
  }

  long staying() {
    return staying;
  }

  /** Leads the rows through, chunk by chunk; tensors that are made on the way are dropped. */
  void each(Consumer<Chunk> use) {
    for (long from = 0; from < rows; ) {
      boolean stays = from < staying;
      long count = Math.min(chunk, (stays ? staying : rows) - from);
      try (PointerScope scope = new PointerScope()) {
        use.accept(new Chunk(from, count, room.narrow(0, stays ? from : staying, count), stays));
      }
      from += count;
    }
  }

  @Override
  public void close() {
    buffers.give(room);
  }
}
