package org.sparring.common.model.torch;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.sparring.common.data.Signal;

/**
 * The vocabulary head, chunk by chunk of rows. It keeps no graph: backward takes the slopes in
 * closed form from log-probabilities, of which as many rows stay as the budget allows; the others
 * are computed again. With z the logits of a row, p their softmax, y the target, H the entropy and
 * C the collision,
 *
 * <pre>
 * d log p_y / dz = onehot(y) - p
 * d H / dz       = -p (log p + H)
 * d C / dz       = 2 p (p - C)
 * </pre>
 */
final class WordHead implements AutoCloseable {
  private final Tensor matrix;
  private final long chunk;
  private final RowBuffers buffers;
  private long budget;

  /**
   * @param matrix vocabulary x width, a leaf with its gradient
   * @param chunk rows at a time
   * @param budget rows that may stay for backward
   */
  WordHead(Tensor matrix, long chunk, long budget) {
    this.matrix = matrix;
    this.chunk = chunk;
    this.budget = budget;
    this.buffers = new RowBuffers(matrix.size(0));
  }

  /** Whether a signal is a number of a word's distribution. */
  static boolean says(Signal signal) {
    return signal == Signal.LOG_PROB || signal == Signal.ENTROPY || signal == Signal.COLLISION;
  }

  /**
   * Room for a batch, to be closed with {@link #release}.
   *
   * @param backward whether rows should stay for it
   */
  HeldRows hold(long rows, boolean backward) {
    HeldRows held = new HeldRows(buffers, rows, chunk, backward ? Math.min(rows, budget) : 0);
    budget -= held.staying();
    return held;
  }

  void release(HeldRows held) {
    budget += held.staying();
    held.close();
  }

  /**
   * The numbers of each row.
   *
   * @param rows N x width
   * @param targets N ids
   */
  Map<Signal, float[]> numbers(Tensor rows, long[] targets, Set<Signal> signals, HeldRows held) {
    Map<Signal, float[]> numbers = new EnumMap<>(Signal.class);
    try (PointerScope scope = new PointerScope();
        AutoGradMode mode = new AutoGradMode(false)) {
      Map<Signal, Tensor> found = new EnumMap<>(Signal.class);
      signals.stream()
          .filter(WordHead::says)
          .forEach(each -> found.put(each, Tensors.zeros(targets.length, 1)));
      Tensor ids = Tensors.of(targets, targets.length, 1);
      held.each(
          part -> {
            Distributions all = distributions(rows, part);
            found.forEach(
                (signal, column) -> part.of(column).copy_(all.number(signal, part.of(ids))));
          });
      found.forEach((signal, column) -> numbers.put(signal, Tensors.floats(column)));
    }
    return numbers;
  }

  /**
   * The gradient of the sum of slope x number with respect to the rows; that of the matrix is added
   * to its own. What was held is spent.
   *
   * @param slopes N for each signal that has any
   */
  Tensor backward(Tensor rows, long[] targets, Map<Signal, float[]> slopes, HeldRows held) {
    Tensor gradient = Tensors.zeros(rows.size(0), rows.size(1));
    try (PointerScope scope = new PointerScope();
        AutoGradMode mode = new AutoGradMode(false)) {
      Tensor ids = Tensors.of(targets, targets.length, 1);
      Map<Signal, Tensor> columns = new EnumMap<>(Signal.class);
      slopes.forEach((signal, each) -> columns.put(signal, Tensors.of(each, each.length, 1)));
      held.each(
          part -> {
            Map<Signal, Tensor> own = new EnumMap<>(Signal.class);
            columns.forEach((signal, column) -> own.put(signal, part.of(column)));
            Distributions all =
                part.stays() ? new Distributions(part.place()) : distributions(rows, part);
            Tensor slope = all.slope(own, part.of(ids));
            torch.mm_out(part.of(gradient), slope, matrix);
            if (matrix.requires_grad()) {
              matrix.mutable_grad().addmm_(slope.t(), part.of(rows));
            }
          });
    }
    return gradient;
  }

  private Distributions distributions(Tensor rows, HeldRows.Chunk part) {
    torch.mm_out(part.place(), part.of(rows), matrix.t());
    return new Distributions(torch.log_softmax_out(part.place(), part.place(), 1));
  }

  @Override
  public void close() {
    buffers.close();
  }

  /** Rows of log-probabilities: rows x vocabulary. */
  private record Distributions(Tensor logProbs) {
    /** Rows x 1. */
    Tensor number(Signal signal, Tensor targets) {
      if (signal == Signal.LOG_PROB) {
        return logProbs.gather(1, targets);
      }
      Tensor probs = logProbs.exp();
      return signal == Signal.ENTROPY ? entropy(probs) : collision(probs);
    }

    private Tensor entropy(Tensor probs) {
      return sum(probs.mul(logProbs)).neg();
    }

    private static Tensor collision(Tensor probs) {
      return sum(probs.mul(probs));
    }

    private static Tensor sum(Tensor numbers) {
      return numbers.sum(1).unsqueeze(1);
    }

    /** Slopes of the logits, in the place of what is known; those of the numbers are rows x 1. */
    Tensor slope(Map<Signal, Tensor> slopes, Tensor targets) {
      Tensor probs = slopes.containsKey(Signal.ENTROPY) ? logProbs.exp() : logProbs.exp_();
      Tensor slope = Tensors.zeros(1, 1);
      if (slopes.containsKey(Signal.LOG_PROB)) {
        slope = slope.sub(slopes.get(Signal.LOG_PROB));
      }
      if (slopes.containsKey(Signal.ENTROPY)) {
        slope = slope.sub(logProbs.add(entropy(probs)).mul_(slopes.get(Signal.ENTROPY)));
      }
      if (slopes.containsKey(Signal.COLLISION)) {
        Tensor apart = probs.sub(collision(probs)).mul_(slopes.get(Signal.COLLISION));
        slope = slope.add(apart.mul_(new Scalar(2.0)));
      }
      Tensor all = probs.mul_(slope);
      return slopes.containsKey(Signal.LOG_PROB)
          ? all.scatter_add_(1, targets, slopes.get(Signal.LOG_PROB))
          : all;
    }
  }
}
