package org.sparring.jobs.prepare.layout;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.sparring.common.data.table.TurnRow;

/** Rows of Parquet; every column is optional, lists have the usual three levels. */
final class ParquetRows implements RowWriter {
  private static final String LIST = "list";
  private static final String ELEMENT = "element";

  private final List<Field> fields;
  private final MessageType schema;
  private final ParquetWriter<Group> writer;

  ParquetRows(Path file, List<Field> fields, Configuration hadoop) throws IOException {
    this.fields = fields;
    this.schema = new MessageType("row", fields.stream().map(ParquetRows::type).toList());
    this.writer =
        ExampleParquetWriter.builder(file)
            .withType(schema)
            .withConf(hadoop)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .build();
  }

  @Override
  public void write(Map<String, Object> values) throws IOException {
    Group row = new SimpleGroup(schema);
    fill(row, fields, values);
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static Type type(Field field) {
    return switch (field.kind()) {
      case TEXT ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(field.name());
      case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(field.name());
      case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(field.name());
      case TRUTH -> Types.optional(PrimitiveTypeName.BOOLEAN).named(field.name());
      case STRUCT -> struct(field.name(), field.fields());
      case LIST ->
          Types.optionalGroup()
              .as(LogicalTypeAnnotation.listType())
              .addField(Types.repeatedGroup().addField(struct(ELEMENT, field.fields())).named(LIST))
              .named(field.name());
    };
  }

  private static GroupType struct(String name, List<Field> fields) {
    return Types.optionalGroup()
        .addFields(fields.stream().map(ParquetRows::type).toArray(Type[]::new))
        .named(name);
  }

  private static void fill(Group group, List<Field> fields, Map<String, Object> values) {
    for (Field field : fields) {
      Object value = values.get(field.name());
      if (value != null) {
        add(group, field, value);
      }
    }
  }

  private static void add(Group group, Field field, Object value) {
    String name = field.name();
    switch (field.kind()) {
      case TEXT -> group.add(name, (String) value);
      case NUMBER -> group.add(name, ((Number) value).doubleValue());
      case WHOLE -> group.add(name, ((Number) value).longValue());
      case TRUTH -> group.add(name, (Boolean) value);
      case STRUCT -> fill(group.addGroup(name), field.fields(), entries(value));
      case LIST -> {
        Group list = group.addGroup(name);
        for (Object each : (List<?>) value) {
          fill(list.addGroup(LIST).addGroup(ELEMENT), field.fields(), entries(each));
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> entries(Object value) {
    return value instanceof TurnRow turn
        ? Map.of("role", turn.role(), "content", turn.content())
        : (Map<String, Object>) value;
  }
}
