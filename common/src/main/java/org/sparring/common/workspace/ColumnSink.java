package org.sparring.common.workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;

/**
 * Writes rows of plain columns and arrays of floats column by column, an array as one page that is
 * copied as it is, where Parquet's records go float by float; the schema is the same. Nothing is
 * compressed, since parameters are noise to a compressor.
 */
final class ColumnSink<R extends Record> implements RowSink<R> {
  private static final long ROW_GROUP = 32L << 20;

  private final Table<R> table;
  private final ParquetFileWriter file;
  private final List<R> rows = new ArrayList<>();
  private long floats;

  ColumnSink(Table<R> table, OutputFile to) throws IOException {
    this.table = table;
    this.file =
        new ParquetFileWriter(
            to,
            table.schema(),
            Mode.CREATE,
            ROW_GROUP,
            ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
            ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
    file.start();
  }

  @Override
  public void write(R row) throws IOException {
    rows.add(row);
    for (Field field : table.codec().fields()) {
      floats += field.value(row) instanceof float[] array ? array.length : 1;
    }
    if (floats * Float.BYTES >= ROW_GROUP) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    file.startBlock(rows.size());
    List<ColumnDescriptor> columns = table.schema().getColumns();
    for (int i = 0; i < columns.size(); i++) {
      Field field = table.codec().fields().get(i);
      List<Object> values = rows.stream().map(field::value).toList();
      if (values.get(0) instanceof float[]) {
        arrays(columns.get(i), values.stream().map(float[].class::cast).toList());
      } else {
        plain(columns.get(i), values);
      }
    }
    file.endBlock();
    rows.clear();
    floats = 0;
  }

  private void arrays(ColumnDescriptor column, List<float[]> values) throws IOException {
    long places = values.stream().mapToLong(FloatPage::places).sum();
    file.startColumn(column, places, CompressionCodecName.UNCOMPRESSED);
    for (float[] each : values) {
      page(FloatPage.encoded(each), FloatPage.places(each), none(column));
    }
    file.endColumn();
  }

  private void plain(ColumnDescriptor column, List<Object> values) throws IOException {
    file.startColumn(column, values.size(), CompressionCodecName.UNCOMPRESSED);
    for (Object each : values) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Statistics<?> seen = none(column);
      plain(each, bytes, seen);
      page(bytes.toByteArray(), 1, seen);
    }
    file.endColumn();
  }

  private static Statistics<?> none(ColumnDescriptor column) {
    return Statistics.createStats(column.getPrimitiveType());
  }

  /** A page of one row, so that a {@link Span} reads little else. */
  private void page(byte[] bytes, int values, Statistics<?> seen) throws IOException {
    file.writeDataPage(
        values,
        bytes.length,
        BytesInput.from(bytes),
        seen,
        1,
        Encoding.RLE,
        Encoding.RLE,
        Encoding.PLAIN);
  }

  /** Adds one value as it is stored. */
  private void plain(Object value, ByteArrayOutputStream to, Statistics<?> seen)
      throws IOException {
    if (value instanceof String text) {
      Binary stored = Binary.fromConstantByteArray(TextCodec.encoded(text, table.name()));
      seen.updateStats(stored);
      BytesUtils.writeIntLittleEndian(to, stored.length());
      stored.writeTo(to);
    } else if (value instanceof Integer number) {
      seen.updateStats(number.intValue());
      BytesUtils.writeIntLittleEndian(to, number);
    } else {
      long number = (Long) value;
      seen.updateStats(number);
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      to.write(bytes.putLong(number).array());
    }
  }

  /** Whether the columns of a table are texts, whole numbers and arrays of floats. */
  static boolean takes(RecordCodec codec) {
    return codec.fields().stream()
        .map(Field::codec)
        .allMatch(
            each ->
                each instanceof TextCodec
                    || each == Scalar.INT
                    || each == Scalar.LONG
                    || each == ArrayCodec.FLOAT);
  }

  @Override
  public void close() throws IOException {
    flush();
    file.end(Map.of("sparring.table", table.name()));
  }
}
