package org.sparring.common.workspace;

import java.util.Locale;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordConsumer;
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
  public void write(RecordConsumer out, Object value) {
    switch (this) {
      case INT -> out.addInteger((Integer) value);
      case LONG -> out.addLong((Long) value);
      case FLOAT -> out.addFloat((Float) value);
      case DOUBLE -> out.addDouble((Double) value);
      case BOOLEAN -> out.addBoolean((Boolean) value);
    }
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
