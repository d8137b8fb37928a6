package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.sparring.common.data.Signal;
import org.sparring.common.model.Pass;

/** The numbers of one forward pass and, where a gradient was asked for, the graphs behind them. */
final class TorchPass implements Pass {
  private final Map<Signal, double[][]> numbers = new EnumMap<>(Signal.class);
  private final List<Graph> graphs = new ArrayList<>();
  private final int traces;
  private final int head;
  private final Runnable settings;
  private boolean spent;

  /**
   * @param head numbers of the k-way head
   * @param settings sets this thread's engine settings before native work
   */
  TorchPass(int traces, int head, Runnable settings) {
    this.traces = traces;
    this.head = head;
    this.settings = settings;
  }

  /** Takes the numbers of a batch and, with a gradient, keeps its tensors until {@link #close}. */
  void add(Outputs.Found found, int[] responses, boolean gradient) {
    found.numbers().forEach((signal, each) -> take(found.graph().batch(), signal, each, responses));
    if (gradient) {
      found.graph().keep();
      graphs.add(found.graph());
    } else {
      found.graph().release();
    }
  }

  private void take(Batch batch, Signal signal, float[] values, int[] responses) {
    double[][] rows = numbers.computeIfAbsent(signal, each -> new double[traces][]);
    int next = 0;
    for (int trace : batch.traces()) {
      double[] row = new double[count(signal, responses[trace])];
      for (int t = 0; t < row.length; t++) {
        row[t] = values[next++];
      }
      rows[trace] = row;
    }
  }

  private int count(Signal signal, int responses) {
    return switch (signal) {
      case SCORE -> 1;
      case HEAD -> head;
      case LOG_PROB, ENTROPY, COLLISION, VALUE -> responses;
    };
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
        graph.backward(flat(graph.batch(), slopes));
      }
    }
  }

  private Map<Signal, float[]> flat(Batch batch, SlopesOf slopes) {
    Map<Signal, float[]> flat = new EnumMap<>(Signal.class);
    for (Signal signal : numbers.keySet()) {
      flat(batch, signal, slopes).ifPresent(each -> flat.put(signal, each));
    }
    return flat;
  }

  private Optional<float[]> flat(Batch batch, Signal signal, SlopesOf slopes) {
    double[][] own = numbers.get(signal);
    float[] flat = new float[Arrays.stream(batch.traces()).map(each -> own[each].length).sum()];
    boolean any = false;
    int next = 0;
    for (int trace : batch.traces()) {
      int length = own[trace].length;
      double[] row = slopes.at(trace, signal);
      if (row != null) {
        if (row.length != length) {
          throw new IllegalArgumentException(
              "trace %d has %d numbers of %s, got %d slopes"
                  .formatted(trace, length, signal, row.length));
        }
        any = true;
        for (int t = 0; t < length; t++) {
          flat[next + t] = (float) row[t];
        }
      }
      next += length;
    }
    return any ? Optional.of(flat) : Optional.empty();
  }

  @Override
  public void close() {
    graphs.forEach(Graph::close);
    graphs.clear();
  }
}
