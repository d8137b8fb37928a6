package org.sparring.common.workspace;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;

/** Reads rows of plain columns and arrays of floats column by column: see {@link ColumnSink}. */
final class ColumnSource<R extends Record> implements RowSource<R> {
  private final Table<R> table;
  private final ParquetFileReader file;
  private final Deque<R> rows = new ArrayDeque<>();

  ColumnSource(Table<R> table, InputFile from) throws IOException {
    this.table = table;
    this.file = ParquetFileReader.open(from);
    RowReadSupport.check(table, file.getFileMetaData().getSchema());
    file.setRequestedSchema(table.schema());
  }

  @Override
  public R read() throws IOException {
    while (rows.isEmpty()) {
      PageReadStore group = file.readNextRowGroup();
      if (group == null) {
        return null;
      }
      new Group(group).read();
    }
    return rows.remove();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** One row group. */
  private final class Group {
    private final PageReadStore pages;
    private final List<ColumnDescriptor> columns = table.schema().getColumns();
    private final List<Field> fields = table.codec().fields();
    private final Object[] values = new Object[fields.size()];
    private final List<ColumnReader> plain = new ArrayList<>();
    private final List<Deque<float[]>> arrays = new ArrayList<>();

    Group(PageReadStore pages) {
      this.pages = pages;
    }

    void read() {
      open();
      for (long row = 0; row < pages.getRowCount(); row++) {
        for (int i = 0; i < values.length; i++) {
          if (plain.get(i) == null) {
            values[i] = arrays.get(i).remove();
          } else {
            plain.get(i).writeCurrentValueToConverter();
            plain.get(i).consume();
          }
        }
        rows.add(table.row().cast(table.codec().build(values)));
      }
    }

    private void open() {
      ColumnReadStoreImpl readers =
          new ColumnReadStoreImpl(
              pages, converter(), table.schema(), file.getFileMetaData().getCreatedBy());
      for (ColumnDescriptor column : columns) {
        boolean array = column.getMaxRepetitionLevel() > 0;
        plain.add(array ? null : readers.getColumnReader(column));
        arrays.add(array ? floats(pages.getPageReader(column)) : new ArrayDeque<>());
      }
    }

    /** Puts what is read into the row's values. */
    private GroupConverter converter() {
      Converter[] converters = new Converter[values.length];
      for (int i = 0; i < values.length; i++) {
        int at = i;
        converters[i] = fields.get(i).codec().reader(read -> values[at] = read);
      }
      return new Entry(converters, () -> {});
    }
  }

  private static Deque<float[]> floats(PageReader pages) {
    Deque<float[]> rows = new ArrayDeque<>();
    for (DataPage page = pages.readPage(); page != null; page = pages.readPage()) {
      if (!(page instanceof DataPageV1 first) || first.getValueEncoding() != Encoding.PLAIN) {
        throw new ParquetDecodingException("a page of floats is not plain: " + page);
      }
      try {
        rows.addAll(FloatPage.rows(first.getBytes().toByteBuffer(), first.getValueCount()));
      } catch (IOException e) {
        throw new ParquetDecodingException("cannot read " + page, e);
      }
    }
    return rows;
  }
}
