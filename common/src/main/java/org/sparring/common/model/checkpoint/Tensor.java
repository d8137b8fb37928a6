package org.sparring.common.model.checkpoint;

import java.util.Arrays;

/**
 * Numbers with a shape.
 *
 * @param shape sizes, outermost first
 * @param values the numbers, the last index running fastest; as many as the product of the sizes
 */
public record Tensor(long[] shape, float[] values) {
  public Tensor {
    if (count(shape) != values.length) {
      throw new IllegalArgumentException(values.length + " numbers do not fill " + describe(shape));
    }
  }

  static Tensor of(float[] values, long... shape) {
    return new Tensor(shape, values);
  }

  /** Product of the sizes; negative sizes and overflow are errors. */
  static long count(long[] shape) {
    long count = 1;
    for (long size : shape) {
      if (size < 0) {
        throw new ArithmeticException("negative size " + size);
      }
      count = Math.multiplyExact(count, size);
    }
    return count;
  }

  static String describe(long[] shape) {
    return Arrays.toString(shape);
  }
}
