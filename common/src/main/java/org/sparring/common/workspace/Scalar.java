package org.sparring.common.workspace;

import java.util.Locale;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A single number or truth value. */
enum Scalar implements Codec {
  INT(PrimitiveTypeName.INT32),
  LONG(PrimitiveTypeName.INT64),
  FLOAT(PrimitiveTypeName.FLOAT),
  DOUBLE(PrimitiveTypeName.DOUBLE),
  BOOLEAN(PrimitiveTypeName.BOOLEAN);

  private final PrimitiveTypeName stored;

  Scalar(PrimitiveTypeName stored) {
    this.stored = stored;
  }

  @Override
  public Type parquet(String name) {
    return Types.required(stored).named(name);
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public int write(ColumnWriter[] columns, int leaf, int repetition, int depth, Object value) {
    ColumnWriter column = columns[leaf];
    switch (this) {
      case INT -> column.write((int) value, repetition, depth);
      case LONG -> column.write((long) value, repetition, depth);
      case FLOAT -> column.write((float) value, repetition, depth);
      case DOUBLE -> column.write((double) value, repetition, depth);
      case BOOLEAN -> column.write((boolean) value, repetition, depth);
    }
    return leaf + 1;
  }

  @Override
  public int writeNone(ColumnWriter[] columns, int leaf, int repetition, int depth) {
    columns[leaf].writeNull(repetition, depth);
    return leaf + 1;
  }

  @Override
  public void digest(Canon canon, Object value) {
    switch (this) {
      case INT -> canon.put((int) value);
      case LONG -> canon.put((long) value);
      case FLOAT -> canon.put(Float.floatToRawIntBits((float) value));
      case DOUBLE -> canon.put(Double.doubleToRawLongBits((double) value));
      case BOOLEAN -> canon.put((boolean) value ? 1 : 0);
    }
  }

  @Override
  public Converter reader(Consumer<Object> sink) {
    return new Reader(sink);
  }

  private static final class Reader extends PrimitiveConverter {
    private final Consumer<Object> sink;

    Reader(Consumer<Object> sink) {
      this.sink = sink;
    }

    @Override
    public void addInt(int value) {
      sink.accept(value);
    }

    @Override
    public void addLong(long value) {
      sink.accept(value);
    }

    @Override
    public void addFloat(float value) {
      sink.accept(value);
    }

    @Override
    public void addDouble(double value) {
      sink.accept(value);
    }

    @Override
    public void addBoolean(boolean value) {
      sink.accept(value);
    }
  }
}
