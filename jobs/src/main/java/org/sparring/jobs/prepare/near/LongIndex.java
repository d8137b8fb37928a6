package org.sparring.jobs.prepare.near;

import java.util.Arrays;

/** Numbers distinct longs from 0, in the order in which they come. */
final class LongIndex {
  private static final int ABSENT = -1;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private int[] slots = new int[1 << 10];
  private long[] keys = new long[1 << 9];
  private int size;

  LongIndex() {
    Arrays.fill(slots, ABSENT);
  }

  int size() {
    return size;
  }

  long key(int number) {
    return keys[number];
  }

  /** Its number, or -1. */
  int find(long key) {
    return slots[slot(key)];
  }

  /** Its number, a new one where it has none. */
  int add(long key) {
    int slot = slot(key);
    if (slots[slot] != ABSENT) {
      return slots[slot];
    }
    if (size == keys.length) {
      grow();
      slot = slot(key);
    }
    keys[size] = key;
    slots[slot] = size;
    return size++;
  }

  private int slot(long key) {
    int mask = slots.length - 1;
    int slot = (int) ((key * SPREAD) >>> Integer.SIZE) & mask;
    while (slots[slot] != ABSENT && keys[slots[slot]] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, 2 * keys.length);
    slots = new int[2 * slots.length];
    Arrays.fill(slots, ABSENT);
    for (int i = 0; i < size; i++) {
      slots[slot(keys[i])] = i;
    }
  }
}
