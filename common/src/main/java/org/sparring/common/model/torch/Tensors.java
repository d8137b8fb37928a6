package org.sparring.common.model.torch;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Arrays to tensors and back, one copy each way. */
final class Tensors {
  private Tensors() {}

  static Tensor empty(ScalarType type, long... shape) {
    return torch.empty(shape, new TensorOptions(type), new MemoryFormatOptional());
  }

  static Tensor zeros(long... shape) {
    return torch.zeros(shape, new TensorOptions(ScalarType.Float));
  }

  static Tensor of(long[] values, long... shape) {
    Tensor tensor = empty(ScalarType.Long, shape);
    try (LongPointer data = tensor.data_ptr_long()) {
      data.put(values);
    }
    return tensor;
  }

  static Tensor of(float[] values, long... shape) {
    Tensor tensor = empty(ScalarType.Float, shape);
    write(values, tensor);
    return tensor;
  }

  /** Copies into a contiguous tensor of floats. */
  static void write(float[] values, Tensor tensor) {
    try (FloatPointer data = tensor.data_ptr_float()) {
      data.put(values);
    }
  }

  static void read(Tensor tensor, float[] into) {
    try (Tensor whole = tensor.contiguous();
        FloatPointer data = whole.data_ptr_float()) {
      data.get(into, 0, Math.toIntExact(whole.numel()));
    }
  }

  /** A copy of a tensor of floats, in its order. */
  static float[] floats(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    read(tensor, values);
    return values;
  }

  static void read(Tensor tensor, double[] into) {
    try (Tensor whole = tensor.contiguous();
        DoublePointer data = whole.data_ptr_double()) {
      data.get(into, 0, Math.toIntExact(whole.numel()));
    }
  }
}
