package org.sparring.datasets.read.file;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Maps an iterator one by one, leaving out what maps to null; holds one element. */
final class Mapping<I, O> implements Iterator<O> {
  private final Iterator<I> in;
  private final Function<I, O> each;
  private O ahead;

  Mapping(Iterator<I> in, Function<I, O> each) {
    this.in = in;
    this.each = each;
  }

  @Override
  public boolean hasNext() {
    while (ahead == null && in.hasNext()) {
      ahead = each.apply(in.next());
    }
    return ahead != null;
  }

  @Override
  public O next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    O now = ahead;
    ahead = null;
    return now;
  }
}
