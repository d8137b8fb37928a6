package org.sparring.jobs.prepare.near;

import java.util.Arrays;
import java.util.Iterator;
import org.sparring.jobs.prepare.Packing;
import org.sparring.jobs.prepare.Unpacking;

/** Pairs of numbers: a node and one that is less. */
final class Links {
  private static final long SPREAD = 0x94D049BB133111EBL;

  private long[] nodes = new long[64];
  private long[] lesser = new long[64];
  private int size;

  void add(long node, long less) {
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
      lesser = Arrays.copyOf(lesser, 2 * size);
    }
    nodes[size] = node;
    lesser[size++] = less;
  }

  int size() {
    return size;
  }

  long node(int i) {
    return nodes[i];
  }

  long less(int i) {
    return lesser[i];
  }

  byte[] bytes() {
    return new Packing().put(Arrays.copyOf(nodes, size)).put(Arrays.copyOf(lesser, size)).bytes();
  }

  static Links from(byte[] bytes) {
    Unpacking in = new Unpacking(bytes);
    Links links = new Links();
    links.nodes = in.wides();
    links.lesser = in.wides();
    links.size = links.nodes.length;
    return links;
  }

  /** Links that were sent one after the other. */
  static Links received(Iterator<byte[]> parcels) {
    Links links = new Links();
    while (parcels.hasNext()) {
      Unpacking in = new Unpacking(parcels.next());
      while (in.more()) {
        links.add(in.wide(), in.wide());
      }
    }
    return links;
  }

  /** A sum over the links that does not depend on their order. */
  long print() {
    long sum = size;
    for (int i = 0; i < size; i++) {
      long mixed = (nodes[i] ^ Long.rotateLeft(lesser[i], Integer.SIZE)) * SPREAD;
      sum += (mixed ^ (mixed >>> 29)) * SPREAD;
    }
    return sum;
  }
}
