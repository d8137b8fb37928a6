package org.sparring.common.workspace;

import java.lang.reflect.Array;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** An array of numbers or truth values, stored as a standard three-level list. */
enum ArrayCodec implements Codec {
  INT(Scalar.INT),
  FLOAT(Scalar.FLOAT),
  DOUBLE(Scalar.DOUBLE),
  BOOLEAN(Scalar.BOOLEAN);

  static final String LIST = "list";
  static final String ELEMENT = "element";

  private final Scalar element;

  ArrayCodec(Scalar element) {
    this.element = element;
  }

  /** A required list of required elements. */
  static Type list(String name, Codec element) {
    return Types.requiredGroup()
        .as(LogicalTypeAnnotation.listType())
        .addField(Types.repeatedGroup().addField(element.parquet(ELEMENT)).named(LIST))
        .named(name);
  }

  @Override
  public Type parquet(String name) {
    return list(name, element);
  }

  @Override
  public String label() {
    return "array<" + element.label() + ">";
  }

  @Override
  public int write(ColumnWriter[] columns, int leaf, int repetition, int depth, Object value) {
    if (Array.getLength(value) == 0) {
      return writeNone(columns, leaf, repetition, depth);
    }
    ColumnWriter column = columns[leaf];
    switch (this) {
      case INT -> write(column, repetition, depth + 1, (int[]) value);
      case FLOAT -> write(column, repetition, depth + 1, (float[]) value);
      case DOUBLE -> write(column, repetition, depth + 1, (double[]) value);
      case BOOLEAN -> write(column, repetition, depth + 1, (boolean[]) value);
    }
    return leaf + 1;
  }

  @Override
  public int writeNone(ColumnWriter[] columns, int leaf, int repetition, int depth) {
    columns[leaf].writeNull(repetition, depth);
    return leaf + 1;
  }

  private static void write(ColumnWriter column, int repetition, int depth, int[] values) {
    column.write(values[0], repetition, depth);
    for (int i = 1; i < values.length; i++) {
      column.write(values[i], depth, depth);
    }
  }

  private static void write(ColumnWriter column, int repetition, int depth, float[] values) {
    column.write(values[0], repetition, depth);
    for (int i = 1; i < values.length; i++) {
      column.write(values[i], depth, depth);
    }
  }

  private static void write(ColumnWriter column, int repetition, int depth, double[] values) {
    column.write(values[0], repetition, depth);
    for (int i = 1; i < values.length; i++) {
      column.write(values[i], depth, depth);
    }
  }

  private static void write(ColumnWriter column, int repetition, int depth, boolean[] values) {
    column.write(values[0], repetition, depth);
    for (int i = 1; i < values.length; i++) {
      column.write(values[i], depth, depth);
    }
  }

  @Override
  public void digest(Canon canon, Object value) {
    switch (this) {
      case INT -> canon.put((int[]) value);
      case FLOAT -> canon.put((float[]) value);
      case DOUBLE -> canon.put((double[]) value);
      case BOOLEAN -> canon.put((boolean[]) value);
    }
  }

  @Override
  public Converter reader(Consumer<Object> sink) {
    return switch (this) {
      case INT -> new ArrayReader<>(new Growing.Ints(), sink);
      case FLOAT -> new ArrayReader<>(new Growing.Floats(), sink);
      case DOUBLE -> new ArrayReader<>(new Growing.Doubles(), sink);
      case BOOLEAN -> new ArrayReader<>(new Growing.Booleans(), sink);
    };
  }
}
