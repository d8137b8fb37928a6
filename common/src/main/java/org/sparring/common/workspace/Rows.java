package org.sparring.common.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * The rows of several files in key order; closes itself after the last row. A file is held open
 * only while its keys overlap those that are read.
 */
public final class Rows<R extends Record> implements Iterator<R>, AutoCloseable {
  private record Waiting<R extends Record>(R first, Supplier<FileRows<R>> file) {}

  private final Comparator<R> order;
  private final Deque<Waiting<R>> waiting;
  private final PriorityQueue<FileRows<R>> active;

  /** Over files that are each in key order. */
  Rows(Comparator<R> order, List<Supplier<FileRows<R>>> files) {
    this.order = order;
    this.active = new PriorityQueue<>(Comparator.comparing(FileRows::peek, order));
    List<Waiting<R>> sorted = new ArrayList<>();
    if (files.size() == 1) {
      add(files.get(0).get());
      this.waiting = new ArrayDeque<>();
      return;
    }
    for (Supplier<FileRows<R>> file : files) {
      try (FileRows<R> rows = file.get()) {
        if (rows.hasNext()) {
          sorted.add(new Waiting<>(rows.peek(), file));
        }
      }
    }
    sorted.sort(Comparator.comparing(Waiting::first, order));
    this.waiting = new ArrayDeque<>(sorted);
  }

  private void add(FileRows<R> rows) {
    if (rows.hasNext()) {
      active.add(rows);
    }
  }

  private void activate() {
    while (!waiting.isEmpty()
        && (active.isEmpty() || order.compare(waiting.peek().first(), active.peek().peek()) <= 0)) {
      active.add(waiting.remove().file().get());
    }
  }

  @Override
  public boolean hasNext() {
    return !active.isEmpty() || !waiting.isEmpty();
  }

  @Override
  public R next() {
    activate();
    FileRows<R> least = active.poll();
    if (least == null) {
      throw new NoSuchElementException("no more rows");
    }
    R row = least.next();
    add(least);
    return row;
  }

  @Override
  public void close() {
    waiting.clear();
    active.forEach(FileRows::close);
    active.clear();
  }
}
