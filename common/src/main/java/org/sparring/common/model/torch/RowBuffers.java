package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Large tensors that are used again and again, since the system would map and clear each new one.
 * There are never more of them than were in use at one time.
 */
final class RowBuffers implements AutoCloseable {
  private final long columns;
  private final List<Tensor> free = new ArrayList<>();

  RowBuffers(long columns) {
    this.columns = columns;
  }

  /** A tensor of at least so many rows, whatever they hold, until it is given back. */
  Tensor take(long rows) {
    free.sort(Comparator.comparingLong(each -> each.size(0)));
    for (Tensor each : free) {
      if (each.size(0) >= rows) {
        free.remove(each);
        return each;
      }
    }
    if (!free.isEmpty()) {
      free.remove(free.size() - 1).releaseReference();
    }
    return fresh(rows);
  }

  /** One that may be written to in every mode. */
  private Tensor fresh(long rows) {
    try (PointerScope scope = new PointerScope();
        InferenceMode mode = new InferenceMode(false)) {
      Tensor buffer = Tensors.empty(ScalarType.Float, rows, columns);
      buffer.retainReference();
      return buffer;
    }
  }

  void give(Tensor buffer) {
    free.add(buffer);
  }

  @Override
  public void close() {
    free.forEach(Tensor::releaseReference);
    free.clear();
  }
}
