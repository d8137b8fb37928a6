package org.sparring.common.model;

import java.io.Serializable;

/**
 * A named tensor inside a flat vector.
 *
 * @param name name in checkpoints
 * @param shape sizes, outermost first
 * @param offset index of its first number
 * @param decayed whether weight decay applies (matrices, not biases, gains or heads' biases)
 */
public record Slice(String name, long[] shape, int offset, boolean decayed)
    implements Serializable {
  public int size() {
    int size = 1;
    for (long each : shape) {
      size = Math.multiplyExact(size, Math.toIntExact(each));
    }
    return size;
  }
}
