package org.sparring.common.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordConsumer;
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
  public void write(RecordConsumer out, Object map) {
    out.startGroup();
    if (!((Map<?, ?>) map).isEmpty()) {
      out.startField(ENTRIES, 0);
      sorted(map, (name, held) -> entry(out, name, held));
      out.endField(ENTRIES, 0);
    }
    out.endGroup();
  }

  private void entry(RecordConsumer out, String name, Object held) {
    out.startGroup();
    out.startField("key", 0);
    key.write(out, name);
    out.endField("key", 0);
    out.startField("value", 1);
    value.write(out, held);
    out.endField("value", 1);
    out.endGroup();
  }

  @Override
  public void digest(Canon canon, Object map) {
    canon.put(((Map<?, ?>) map).size());
    sorted(
        map,
        (name, held) -> {
          key.digest(canon, name);
          value.digest(canon, held);
        });
  }

  private void sorted(Object map, BiConsumer<String, Object> each) {
    Map<String, Object> entries = new TreeMap<>();
    ((Map<?, ?>) map)
        .forEach(
            (name, held) ->
                entries.put(
                    (String) Codec.present(name, path + ".key"),
                    Codec.present(held, path + "[" + name + "]")));
    entries.forEach(each);
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
