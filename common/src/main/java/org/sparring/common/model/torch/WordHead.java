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
 * The vocabulary head, so many rows at a time that their logits stay within a budget. It keeps no
 * graph: backward computes the logits of a chunk again, and the slopes in closed form. With z the
 * logits of a row, p their softmax, y the target, H the entropy and C the collision,
 *
 * <pre>
 * d log p_y / dz = onehot(y) - p
 * d H / dz       = -p (log p + H)
 * d C / dz       = 2 p (p - C)
 * </pre>
 */
final class WordHead {
  private final Tensor matrix;
  private final long chunk;

  /**
   * @param matrix vocabulary x width, a leaf with its gradient
   * @param chunk rows at a time
   */
  WordHead(Tensor matrix, long chunk) {
    this.matrix = matrix;
    this.chunk = chunk;
  }

  /** Whether a signal is a number of a word's distribution. */
  static boolean says(Signal signal) {
    return signal == Signal.LOG_PROB || signal == Signal.ENTROPY || signal == Signal.COLLISION;
  }

  /**
   * The numbers of each row.
   *
   * @param rows N x width
   * @param targets N ids
   */
  Map<Signal, float[]> numbers(Tensor rows, long[] targets, Set<Signal> signals) {
    Map<Signal, float[]> numbers = new EnumMap<>(Signal.class);
    try (PointerScope scope = new PointerScope();
        AutoGradMode mode = new AutoGradMode(false)) {
      Map<Signal, Tensor> found = new EnumMap<>(Signal.class);
      signals.stream()
          .filter(WordHead::says)
          .forEach(each -> found.put(each, Tensors.zeros(targets.length)));
      Tensor ids = Tensors.of(targets, targets.length, 1);
      for (long from = 0; from < targets.length; from += chunk) {
        long count = Math.min(chunk, targets.length - from);
        try (PointerScope inner = new PointerScope()) {
          Distributions all = distributions(rows.narrow(0, from, count));
          for (Map.Entry<Signal, Tensor> each : found.entrySet()) {
            Tensor part = all.number(each.getKey(), ids.narrow(0, from, count));
            each.getValue().narrow(0, from, count).copy_(part.view(-1));
          }
        }
      }
      found.forEach((signal, tensor) -> numbers.put(signal, Tensors.floats(tensor)));
    }
    return numbers;
  }

  /**
   * The gradient of the sum of slope x number with respect to the rows; that of the matrix is added
   * to its own.
   *
   * @param slopes N for each signal that has any
   */
  Tensor backward(Tensor rows, long[] targets, Map<Signal, float[]> slopes) {
    Tensor gradient = Tensors.zeros(rows.size(0), rows.size(1));
    try (PointerScope scope = new PointerScope();
        AutoGradMode mode = new AutoGradMode(false)) {
      Tensor ids = Tensors.of(targets, targets.length, 1);
      Map<Signal, Tensor> columns = new EnumMap<>(Signal.class);
      slopes.forEach((signal, each) -> columns.put(signal, Tensors.of(each, each.length, 1)));
      for (long from = 0; from < targets.length; from += chunk) {
        long count = Math.min(chunk, targets.length - from);
        try (PointerScope inner = new PointerScope()) {
          Map<Signal, Tensor> parts = new EnumMap<>(Signal.class);
          for (Map.Entry<Signal, Tensor> each : columns.entrySet()) {
            parts.put(each.getKey(), each.getValue().narrow(0, from, count));
          }
          Tensor part = rows.narrow(0, from, count);
          Tensor slope = distributions(part).slope(parts, ids.narrow(0, from, count));
          torch.mm_out(gradient.narrow(0, from, count), slope, matrix);
          if (matrix.requires_grad()) {
            matrix.mutable_grad().addmm_(slope.t(), part);
          }
        }
      }
    }
    return gradient;
  }

  private Distributions distributions(Tensor rows) {
    try (Tensor logits = torch.linear(rows, matrix)) {
      return new Distributions(torch.log_softmax(logits, 1));
    }
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

    /** Slopes of the logits; those of the numbers are rows x 1. */
    Tensor slope(Map<Signal, Tensor> slopes, Tensor targets) {
      Tensor probs = logProbs.exp();
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
