package org.sparring.common.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A map from strings, stored as a standard map whose entries are sorted by key. */
record MapCodec(TextCodec key, Codec value, String path) implements Codec {
  private static final String ENTRIES = "key_value";

  @Override
  public Type parquet(String name) {
    return Types.requiredGroup()
        .as(LogicalTypeAnnotation.mapType())
        .addField(
            Types.repeatedGroup()
                .addFields(key.parquet("key"), value.parquet("value"))
                .named(ENTRIES))
        .named(name);
  }

  @Override
  public String label() {
    return "map<string, " + value.label() + ">";
  }

  @Override
  public int write(ColumnWriter[] columns, int leaf, int repetition, int depth, Object map) {
    if (((Map<?, ?>) map).isEmpty()) {
      return writeNone(columns, leaf, repetition, depth);
    }
    int next = leaf;
    int level = repetition;
    for (Map.Entry<String, Object> each : sorted(map).entrySet()) {
      int second = key.write(columns, leaf, level, depth + 1, each.getKey());
      next = value.write(columns, second, level, depth + 1, each.getValue());
      level = depth + 1;
    }
    return next;
  }

  @Override
  public int writeNone(ColumnWriter[] columns, int leaf, int repetition, int depth) {
    int second = key.writeNone(columns, leaf, repetition, depth);
    return value.writeNone(columns, second, repetition, depth);
  }

  @Override
  public void digest(Canon canon, Object map) {
    canon.put(((Map<?, ?>) map).size());
    sorted(map)
        .forEach(
            (name, held) -> {
              key.digest(canon, name);
              value.digest(canon, held);
            });
  }

  private SortedMap<String, Object> sorted(Object map) {
    SortedMap<String, Object> entries = new TreeMap<>();
    ((Map<?, ?>) map)
        .forEach(
            (name, held) ->
                entries.put(
                    (String) Codec.present(name, path + ".key"),
                    Codec.present(held, path + "[" + name + "]")));
    return entries;
  }

  @Override
  public Converter reader(Consumer<Object> sink) {
    return new Reader(this, sink);
  }

  private static final class Reader extends GroupConverter {
    private final Consumer<Object> sink;
    private final Entry entry;
    private Map<String, Object> entries = new LinkedHashMap<>();
    private String name = "";
    private Object held = "";

    Reader(MapCodec codec, Consumer<Object> sink) {
      this.sink = sink;
      Converter names = codec.key.reader(read -> name = (String) read);
      Converter values = codec.value.reader(read -> held = read);
      this.entry = new Entry(new Converter[] {names, values}, () -> entries.put(name, held));
    }

    @Override
    public Converter getConverter(int field) {
      return entry;
    }

    @Override
    public void start() {
      entries = new LinkedHashMap<>();
    }

    @Override
    public void end() {
      sink.accept(Collections.unmodifiableMap(entries));
    }
  }
}
