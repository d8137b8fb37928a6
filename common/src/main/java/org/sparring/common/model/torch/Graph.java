package org.sparring.common.model.torch;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.sparring.common.data.Signal;

/**
 * What the backward pass of one batch starts from.
 *
 * @param heads outputs of heads of one number, with their graphs
 * @param rows what the vocabulary head reads, with its graph, where its numbers were asked for
 */
record Graph(Batch batch, Map<Signal, Tensor> heads, Optional<Tensor> rows, WordHead words)
    implements AutoCloseable {

  /** Keeps the tensors beyond the scope that they were made in, until {@link #close}. */
  void keep() {
    heads.values().forEach(Tensor::retainReference);
    rows.ifPresent(Tensor::retainReference);
  }

  /**
   * Adds the gradient of the sum of slope x number to the leaves.
   *
   * @param slopes as many as numbers, for each signal that has any
   */
  void backward(Map<Signal, float[]> slopes) {
    TensorVector outputs = new TensorVector();
    TensorVector gradients = new TensorVector();
    Map<Signal, float[]> said = new EnumMap<>(Signal.class);
    slopes.forEach(
        (signal, each) -> {
          if (WordHead.says(signal)) {
            said.put(signal, each);
          } else {
            push(heads.get(signal), Tensors.of(each, each.length), outputs, gradients);
          }
        });
    if (!said.isEmpty()) {
      Tensor read = rows.orElseThrow();
      push(read, words.backward(read, batch.targets(), said), outputs, gradients);
    }
    if (!outputs.empty()) {
      torch.backward(outputs, gradients, new BoolOptional(), false, new TensorVector());
    }
  }

  /** What depends on frozen tensors only has nothing to go back to. */
  private static void push(
      Tensor output, Tensor gradient, TensorVector outputs, TensorVector gradients) {
    if (output.requires_grad()) {
      outputs.push_back(output);
      gradients.push_back(gradient);
    }
  }

  @Override
  public void close() {
    heads.values().forEach(Tensor::releaseReference);
    rows.ifPresent(Tensor::releaseReference);
  }
}
