package org.sparring.common.workspace;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A record, stored as a group of its components. */
record RecordCodec(Constructor<?> constructor, List<Field> fields, String path) implements Codec {
  static RecordCodec of(Class<?> row, String path) {
    RecordComponent[] components = row.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = row.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      List<Field> fields = Arrays.stream(components).map(each -> Field.of(each, path)).toList();
      return new RecordCodec(constructor, fields, path);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its constructor: " + row, e);
    }
  }

  /** The Parquet fields of the components. */
  Type[] columns() {
    return fields.stream().map(each -> each.codec().parquet(each.name())).toArray(Type[]::new);
  }

  @Override
  public Type parquet(String name) {
    return Types.requiredGroup().addFields(columns()).named(name);
  }

  @Override
  public String label() {
    return "struct";
  }

  @Override
  public int write(ColumnWriter[] columns, int leaf, int repetition, int depth, Object value) {
    int next = leaf;
    for (Field field : fields) {
      next = field.codec().write(columns, next, repetition, depth, field.value(value));
    }
    return next;
  }

  @Override
  public int writeNone(ColumnWriter[] columns, int leaf, int repetition, int depth) {
    int next = leaf;
    for (Field field : fields) {
      next = field.codec().writeNone(columns, next, repetition, depth);
    }
    return next;
  }

  @Override
  public void digest(Canon canon, Object value) {
    for (Field field : fields) {
      field.codec().digest(canon, field.value(value));
    }
  }

  @Override
  public GroupConverter reader(Consumer<Object> sink) {
    return new Reader(this, sink);
  }

  /** A record of these components. */
  Object build(Object[] values) {
    for (int i = 0; i < values.length; i++) {
      Codec.present(values[i], fields.get(i).path());
    }
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot build a row of " + path, e);
    }
  }

  private static final class Reader extends GroupConverter {
    private final RecordCodec codec;
    private final Consumer<Object> sink;
    private final Converter[] converters;
    private final Object[] values;

    Reader(RecordCodec codec, Consumer<Object> sink) {
      this.codec = codec;
      this.sink = sink;
      this.values = new Object[codec.fields.size()];
      this.converters = new Converter[values.length];
      for (int i = 0; i < values.length; i++) {
        int at = i;
        converters[i] = codec.fields.get(i).codec().reader(read -> values[at] = read);
      }
    }

    @Override
    public Converter getConverter(int field) {
      return converters[field];
    }

    @Override
    public void start() {
      Arrays.fill(values, null);
    }

    @Override
    public void end() {
      sink.accept(codec.build(values));
    }
  }
}
