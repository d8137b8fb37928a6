package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Slice;

/**
 * The trainable vector and its gradient, two flat tensors. Leaves of the autograd graph are views
 * of the one, and gather their gradients in views of the other.
 */
final class Weights implements AutoCloseable {
  private final Layout layout;
  private final Map<String, Slice> byName;
  private final Tensor values;
  private final Tensor gradient;
  private final List<Tensor> leaves = new ArrayList<>();
  private final List<Leaf> trainable = new ArrayList<>();

  /** A leaf, and where it lies in the vector. */
  private record Leaf(Tensor tensor, int from, int to) {}

  Weights(Layout layout) {
    this.layout = layout;
    this.byName =
        layout.slices().stream().collect(Collectors.toMap(Slice::name, Function.identity()));
    this.values = keep(Tensors.zeros(layout.size()));
    this.gradient = keep(Tensors.zeros(layout.size()));
  }

  Layout layout() {
    return layout;
  }

  /** A leaf over one slice. */
  Tensor leaf(String name) {
    return leaf(name, byName.get(name).shape());
  }

  /** A leaf of this shape whose first number is the slice's; it may span the slices that follow. */
  Tensor leaf(String name, long... shape) {
    try (PointerScope scope = new PointerScope()) {
      int offset = byName.get(name).offset();
      Tensor leaf = view(values, offset, shape).detach();
      leaf.set_requires_grad(true);
      leaf.mutable_grad().put(view(gradient, offset, shape));
      trainable.add(new Leaf(leaf, offset, offset + Math.toIntExact(leaf.numel())));
      return keep(leaf);
    }
  }

  /** Gradients are gathered by leaves that hold one of these tensors. */
  void train(Set<String> tensors) {
    for (Leaf leaf : trainable) {
      boolean any =
          layout.slices().stream()
              .filter(each -> each.offset() >= leaf.from() && each.offset() < leaf.to())
              .anyMatch(each -> tensors.contains(each.name()));
      leaf.tensor().set_requires_grad(any);
    }
  }

  private static Tensor view(Tensor flat, int offset, long[] shape) {
    long size = 1;
    for (long each : shape) {
      size *= each;
    }
    return flat.narrow(0, offset, size).view(shape);
  }

  private Tensor keep(Tensor tensor) {
    tensor.retainReference();
    leaves.add(tensor);
    return tensor;
  }

  float[] values() {
    return copy(values);
  }

  float[] gradient() {
    return copy(gradient);
  }

  private float[] copy(Tensor flat) {
    float[] copy = new float[layout.size()];
    Tensors.read(flat, copy);
    return copy;
  }

  void load(float[] parameters) {
    if (parameters.length != layout.size()) {
      throw new IllegalArgumentException(
          "the model has " + layout.size() + " parameters, got " + parameters.length);
    }
    Tensors.write(parameters, values);
  }

  void clearGradient() {
    gradient.zero_();
  }

  @Override
  public void close() {
    leaves.forEach(Tensor::releaseReference);
    leaves.clear();
  }
}
