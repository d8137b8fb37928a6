package org.sparring.common.model.torch;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.sparring.common.data.Signal;

/**
 * What the backward pass of one batch starts from.
 *
 * @param heads outputs of heads of one number, with their graphs
 * @param said by the vocabulary head, where its numbers were asked for
 */
record Graph(Batch batch, Map<Signal, Tensor> heads, Optional<Said> said) implements AutoCloseable {

  /** What the vocabulary head read, with its graph, and holds. */
  record Said(Tensor rows, WordHead words, HeldRows held) {
    Map<Signal, float[]> numbers(long[] targets, Set<Signal> signals) {
      return words.numbers(rows, targets, signals, held);
    }

    Tensor backward(long[] targets, Map<Signal, float[]> slopes) {
      return words.backward(rows, targets, slopes, held);
    }
  }

  /** Keeps the tensors beyond the scope that they were made in, until {@link #close}. */
  void keep() {
    heads.values().forEach(Tensor::retainReference);
    said.ifPresent(each -> each.rows().retainReference());
  }

  /**
   * Adds the gradient of the sum of slope x number to the leaves.
   *
   * @param slopes as many as numbers, for each signal that has any
   */
  void backward(Map<Signal, float[]> slopes) {
    TensorVector outputs = new TensorVector();
    TensorVector gradients = new TensorVector();
    Map<Signal, float[]> ofWords = new EnumMap<>(Signal.class);
    slopes.forEach(
        (signal, each) -> {
          if (WordHead.says(signal)) {
            ofWords.put(signal, each);
          } else {
            push(heads.get(signal), Tensors.of(each, each.length), outputs, gradients);
          }
        });
    if (!ofWords.isEmpty()) {
      Said words = said.orElseThrow();
      push(words.rows(), words.backward(batch.targets(), ofWords), outputs, gradients);
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

  /** Gives back what is held; what was kept is let go with {@link #close}. */
  void release() {
    said.ifPresent(each -> each.words().release(each.held()));
  }

  @Override
  public void close() {
    heads.values().forEach(Tensor::releaseReference);
    said.ifPresent(each -> each.rows().releaseReference());
    release();
  }
}
