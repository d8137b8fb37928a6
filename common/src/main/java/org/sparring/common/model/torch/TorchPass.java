package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.sparring.common.data.Signal;
import org.sparring.common.model.Pass;

/** The numbers of one forward pass and, where a gradient was asked for, the graphs behind them. */
final class TorchPass implements Pass {
  private final Map<Signal, double[][]> numbers = new EnumMap<>(Signal.class);
  private final List<Graph> graphs = new ArrayList<>();
  private final int traces;
  private final Runnable settings;
  private boolean spent;

  /** Tensors of one batch that backward starts from. */
  private record Graph(Batch batch, Map<Signal, Tensor> outputs) {}

  /**
   * @param settings sets this thread's engine settings before native work
   */
  TorchPass(int traces, Runnable settings) {
    this.traces = traces;
    this.settings = settings;
  }

  /** Takes the numbers of a batch and, with a gradient, keeps its tensors until {@link #close}. */
  void add(Batch batch, Map<Signal, Tensor> outputs, int[] responses, boolean gradient) {
    outputs.forEach((signal, tensor) -> read(batch, signal, tensor, responses));
    if (gradient) {
      outputs.values().forEach(Tensor::retainReference);
      graphs.add(new Graph(batch, outputs));
    }
  }

  private void read(Batch batch, Signal signal, Tensor tensor, int[] responses) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    Tensors.read(tensor, values);
    double[][] rows = numbers.computeIfAbsent(signal, each -> new double[traces][]);
    int next = 0;
    for (int trace : batch.traces()) {
      double[] row = new double[signal == Signal.SCORE ? 1 : responses[trace]];
      for (int t = 0; t < row.length; t++) {
        row[t] = values[next++];
      }
      rows[trace] = row;
    }
  }

  @Override
  public double[] at(int trace, Signal signal) {
    double[][] rows = numbers.get(signal);
    if (rows == null) {
      throw new IllegalArgumentException(
          signal + " was not asked for; this pass has " + numbers.keySet());
    }
    return rows[trace];
  }

  @Override
  public void backward(SlopesOf slopes) {
    if (spent || graphs.isEmpty()) {
      throw new IllegalStateException(
          spent ? "backward was already called" : "the forward pass kept no gradient");
    }
    spent = true;
    settings.run();
    for (Graph graph : graphs) {
      try (PointerScope scope = new PointerScope()) {
        backward(graph, slopes);
      }
    }
  }

  private void backward(Graph graph, SlopesOf slopes) {
    TensorVector outputs = new TensorVector();
    TensorVector gradients = new TensorVector();
    for (Map.Entry<Signal, Tensor> output : graph.outputs.entrySet()) {
      int size = Math.toIntExact(output.getValue().numel());
      float[] flat = flat(graph.batch, output.getKey(), slopes, size);
      if (flat != null) {
        outputs.push_back(output.getValue());
        gradients.push_back(Tensors.of(flat, size));
      }
    }
    if (!outputs.empty()) {
      torch.backward(outputs, gradients, new BoolOptional(), false, new TensorVector());
    }
  }

  private float[] flat(Batch batch, Signal signal, SlopesOf slopes, int size) {
    float[] flat = null;
    int next = 0;
    for (int trace : batch.traces()) {
      int length = numbers.get(signal)[trace].length;
      double[] row = slopes.at(trace, signal);
      if (row != null) {
        if (row.length != length) {
          throw new IllegalArgumentException(
              "trace %d has %d numbers of %s, got %d slopes"
                  .formatted(trace, length, signal, row.length));
        }
        flat = flat == null ? new float[size] : flat;
        for (int t = 0; t < length; t++) {
          flat[next + t] = (float) row[t];
        }
      }
      next += length;
    }
    return flat;
  }

  @Override
  public void close() {
    graphs.forEach(graph -> graph.outputs.values().forEach(Tensor::releaseReference));
    graphs.clear();
  }
}
