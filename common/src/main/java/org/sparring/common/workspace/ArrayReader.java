package org.sparring.common.workspace;

import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;

/** Reads three-level lists of numbers or truth values into arrays. */
final class ArrayReader<A> extends GroupConverter {
  private final Growing<A> elements;
  private final Consumer<Object> sink;
  private final Entry entry;

  ArrayReader(Growing<A> elements, Consumer<Object> sink) {
    this.elements = elements;
    this.sink = sink;
    this.entry = new Entry(new Converter[] {elements}, () -> {});
  }

  @Override
  public Converter getConverter(int field) {
    return entry;
  }

  @Override
  public void start() {
    elements.size = 0;
  }

  @Override
  public void end() {
    sink.accept(elements.take());
  }
}
