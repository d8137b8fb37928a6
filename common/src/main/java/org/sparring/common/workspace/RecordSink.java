package org.sparring.common.workspace;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Writes rows of a table as Parquet records: every value goes straight to the writer of its column
 * with its repetition and definition level (Melnik et al. 2010, Dremel).
 */
final class RecordSink<R extends Record> implements RowSink<R> {
  private static final long ROW_GROUP = 32L << 20;
  private static final int MOST_ROWS_UNCHECKED = 64;

  /** Room for the ids of a vocabulary of 65,536 and for names, but not for many long texts. */
  private static final int DICTIONARY = 256 << 10;

  private final Table<R> table;
  private final ParquetFileWriter file;
  private final ParquetProperties properties;
  private final CodecFactory codecs;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore store;
  private ColumnWriter[] columns = new ColumnWriter[0];
  private long rows;
  private long check;

  RecordSink(Table<R> table, OutputFile to, Configuration conf) throws IOException {
    this.table = table;
    this.properties = properties(table);
    this.codecs = new CodecFactory(conf, properties.getPageSizeThreshold());
    this.file =
        new ParquetFileWriter(
            to,
            table.schema(),
            Mode.CREATE,
            ROW_GROUP,
            ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
            properties.getColumnIndexTruncateLength(),
            properties.getStatisticsTruncateLength(),
            properties.getPageWriteChecksumEnabled());
    file.start();
  }

  /**
   * Sizes are checked from the first row on, since a row may hold a large array; floating-point
   * columns get no dictionary, since their values rarely repeat, and texts lose theirs early: each
   * is hashed and compared as a whole to be looked up in it.
   */
  private static ParquetProperties properties(Table<?> table) {
    ParquetProperties.Builder builder =
        ParquetProperties.builder()
            .withDictionaryPageSize(DICTIONARY)
            .withMinRowCountForPageSizeCheck(1)
            .withMaxRowCountForPageSizeCheck(MOST_ROWS_UNCHECKED);
    for (ColumnDescriptor column : table.schema().getColumns()) {
      PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
      if (type == PrimitiveTypeName.FLOAT || type == PrimitiveTypeName.DOUBLE) {
        builder.withDictionaryEncoding(String.join(".", column.getPath()), false);
      }
    }
    return builder.build();
  }

  @Override
  public void write(R row) throws IOException {
    if (rows == 0) {
      open();
    }
    table.codec().write(columns, 0, 0, 0, row);
    store.endRecord();
    rows++;
    if (rows >= check) {
      long size = store.getBufferedSize();
      if (size >= ROW_GROUP) {
        flush();
      } else {
        long half = (ROW_GROUP - size) / (2 * Math.max(1, size / rows));
        check = rows + Math.max(1, Math.min(MOST_ROWS_UNCHECKED, half));
      }
    }
  }

  private void open() {
    pages =
        new ColumnChunkPageWriteStore(
            codecs.getCompressor(CompressionCodecName.ZSTD),
            table.schema(),
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength(),
            properties.getPageWriteChecksumEnabled());
    store = properties.newColumnWriteStore(table.schema(), pages);
    List<ColumnDescriptor> described = table.schema().getColumns();
    columns = described.stream().map(store::getColumnWriter).toArray(ColumnWriter[]::new);
    check = 1;
  }

  private void flush() throws IOException {
    file.startBlock(rows);
    store.flush();
    pages.flushToFileWriter(file);
    file.endBlock();
    store.close();
    rows = 0;
  }

  @Override
  public void close() throws IOException {
    try {
      if (rows > 0) {
        flush();
      }
      file.end(Map.of("sparring.table", table.name()));
    } finally {
      codecs.release();
    }
  }
}
