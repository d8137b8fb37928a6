package org.sparring.common.workspace;

import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.RecordConsumer;
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
  public void write(RecordConsumer out, Object value) {
    out.startGroup();
    switch (this) {
      case INT -> write(out, (int[]) value);
      case FLOAT -> write(out, (float[]) value);
      case DOUBLE -> write(out, (double[]) value);
      case BOOLEAN -> write(out, (boolean[]) value);
    }
    out.endGroup();
  }

  private static void write(RecordConsumer out, int[] values) {
    if (values.length == 0) {
      return;
    }
    out.startField(LIST, 0);
    for (int value : values) {
      open(out);
      out.addInteger(value);
      shut(out);
    }
    out.endField(LIST, 0);
  }

  private static void write(RecordConsumer out, float[] values) {
    if (values.length == 0) {
      return;
    }
    out.startField(LIST, 0);
    for (float value : values) {
      open(out);
      out.addFloat(value);
      shut(out);
    }
    out.endField(LIST, 0);
  }

  private static void write(RecordConsumer out, double[] values) {
    if (values.length == 0) {
      return;
    }
    out.startField(LIST, 0);
    for (double value : values) {
      open(out);
      out.addDouble(value);
      shut(out);
    }
    out.endField(LIST, 0);
  }

  private static void write(RecordConsumer out, boolean[] values) {
    if (values.length == 0) {
      return;
    }
    out.startField(LIST, 0);
    for (boolean value : values) {
      open(out);
      out.addBoolean(value);
      shut(out);
    }
    out.endField(LIST, 0);
  }

  static void open(RecordConsumer out) {
    out.startGroup();
    out.startField(ELEMENT, 0);
  }

  static void shut(RecordConsumer out) {
    out.endField(ELEMENT, 0);
    out.endGroup();
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
