package org.sparring.common.workspace;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Writes rows of a table as Parquet records. */
final class RowWriteSupport<R extends Record> extends WriteSupport<R> {
  private static final long ROW_GROUP = 32L << 20;
  private static final int MOST_ROWS_UNCHECKED = 64;

  private final Table<R> table;
  private RecordConsumer out;

  private RowWriteSupport(Table<R> table) {
    this.table = table;
  }

  @Override
  public WriteContext init(Configuration conf) {
    return new WriteContext(table.schema(), Map.of("sparring.table", table.name()));
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(R row) {
    out.startMessage();
    table.codec().writeFields(out, row);
    out.endMessage();
  }

  /** Writes a file record by record. */
  static <R extends Record> RowSink<R> sink(OutputFile file, Table<R> table, Configuration conf)
      throws IOException {
    ParquetWriter<R> writer = builder(file, table).withConf(conf).build();
    return new RowSink<>() {
      @Override
      public void write(R row) throws IOException {
        writer.write(row);
      }

      @Override
      public void close() throws IOException {
        writer.close();
      }
    };
  }

  /**
   * A builder of writers. Sizes are checked from the first row on, since a row may hold a large
   * array; floating-point columns get no dictionary, since their values rarely repeat.
   */
  private static <R extends Record> Builder<R> builder(OutputFile file, Table<R> table) {
    Builder<R> builder =
        new Builder<>(file, table)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP)
            .withMinRowCountForPageSizeCheck(1)
            .withMaxRowCountForPageSizeCheck(MOST_ROWS_UNCHECKED);
    for (ColumnDescriptor column : table.schema().getColumns()) {
      PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
      if (type == PrimitiveTypeName.FLOAT || type == PrimitiveTypeName.DOUBLE) {
        builder.withDictionaryEncoding(String.join(".", column.getPath()), false);
      }
    }
    return builder;
  }

  private static final class Builder<R extends Record>
      extends ParquetWriter.Builder<R, Builder<R>> {
    private final Table<R> table;

    private Builder(OutputFile file, Table<R> table) {
      super(file);
      this.table = table;
    }

    @Override
    protected Builder<R> self() {
      return this;
    }

    @Override
    protected WriteSupport<R> getWriteSupport(Configuration conf) {
      return new RowWriteSupport<>(table);
    }
  }
}
