package org.sparring.common.model.torch;

/**
 * Packed rows next to each other: sequences of one length, or one response whose context is read
 * elsewhere.
 *
 * @param count sequences
 * @param length rows of each
 * @param before index of the stretch that holds the one sequence these rows continue, or -1
 */
record Stretch(int count, int length, int before) {
  int rows() {
    return count * length;
  }
}
