package org.sparring.common.workspace;

import java.util.Arrays;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Collects the elements of one array after another. */
abstract class Growing<A> extends PrimitiveConverter {
  private static final int START = 16;

  /** How many elements there are. */
  int size;

  /** The elements as an array of their own; the next array starts empty. */
  abstract A take();

  static final class Ints extends Growing<int[]> {
    private int[] values = new int[START];

    @Override
    public void addInt(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    @Override
    int[] take() {
      int[] taken = Arrays.copyOf(values, size);
      size = 0;
      return taken;
    }
  }

  static final class Floats extends Growing<float[]> {
    private float[] values = new float[START];

    @Override
    public void addFloat(float value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    @Override
    float[] take() {
      float[] taken = Arrays.copyOf(values, size);
      size = 0;
      return taken;
    }
  }

  static final class Doubles extends Growing<double[]> {
    private double[] values = new double[START];

    @Override
    public void addDouble(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    @Override
    double[] take() {
      double[] taken = Arrays.copyOf(values, size);
      size = 0;
      return taken;
    }
  }

  static final class Booleans extends Growing<boolean[]> {
    private boolean[] values = new boolean[START];

    @Override
    public void addBoolean(boolean value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    @Override
    boolean[] take() {
      boolean[] taken = Arrays.copyOf(values, size);
      size = 0;
      return taken;
    }
  }
}
