package org.sparring.common.workspace;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;

/** The repeated group inside a list or a map. */
final class Entry extends GroupConverter {
  private final Converter[] fields;
  private final Runnable complete;

  Entry(Converter[] fields, Runnable complete) {
    this.fields = fields;
    this.complete = complete;
  }

  @Override
  public Converter getConverter(int field) {
    return fields[field];
  }

  @Override
  public void start() {}

  @Override
  public void end() {
    complete.run();
  }
}
