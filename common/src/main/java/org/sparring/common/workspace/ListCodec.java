package org.sparring.common.workspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.Type;

/** A list, stored as a standard three-level list. */
record ListCodec(Codec element, String path) implements Codec {
  @Override
  public Type parquet(String name) {
    return ArrayCodec.list(name, element);
  }

  @Override
  public String label() {
    return "array<" + element.label() + ">";
  }

  @Override
  public int write(ColumnWriter[] columns, int leaf, int repetition, int depth, Object value) {
    List<?> values = (List<?>) value;
    if (values.isEmpty()) {
      return element.writeNone(columns, leaf, repetition, depth);
    }
    int next = leaf;
    int level = repetition;
    for (Object each : values) {
      next = element.write(columns, leaf, level, depth + 1, Codec.present(each, path + "[]"));
      level = depth + 1;
    }
    return next;
  }

  @Override
  public int writeNone(ColumnWriter[] columns, int leaf, int repetition, int depth) {
    return element.writeNone(columns, leaf, repetition, depth);
  }

  @Override
  public void digest(Canon canon, Object value) {
    List<?> values = (List<?>) value;
    canon.put(values.size());
    for (Object each : values) {
      element.digest(canon, Codec.present(each, path + "[]"));
    }
  }

  @Override
  public Converter reader(Consumer<Object> sink) {
    return new Reader(element, sink);
  }

  private static final class Reader extends GroupConverter {
    private final Consumer<Object> sink;
    private final GroupConverter inner;
    private List<Object> values = new ArrayList<>();

    Reader(Codec element, Consumer<Object> sink) {
      this.sink = sink;
      Converter each = element.reader(value -> values.add(value));
      this.inner = new Entry(new Converter[] {each}, () -> {});
    }

    @Override
    public Converter getConverter(int field) {
      return inner;
    }

    @Override
    public void start() {
      values = new ArrayList<>();
    }

    @Override
    public void end() {
      sink.accept(Collections.unmodifiableList(values));
    }
  }
}
