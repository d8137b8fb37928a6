package org.sparring.common.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/** The rows of one file; closes itself after the last. */
final class FileRows<R extends Record> implements Iterator<R>, AutoCloseable {
  private final Path path;
  private final RowSource<R> reader;
  private R next;

  FileRows(Table<R> table, Path path, Span span, Configuration conf) {
    this.path = path;
    try {
      InputFile file = HadoopInputFile.fromPath(path, conf);
      this.reader =
          span.equals(Span.ALL) && table.large()
              ? new ColumnSource<>(table, file)
              : records(table, file, span);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
    advance();
  }

  private static <R extends Record> RowSource<R> records(Table<R> table, InputFile file, Span span)
      throws IOException {
    ParquetReader<R> reader = new Builder<>(table, file).withFilter(span.filter()).build();
    return new RowSource<>() {
      @Override
      public R read() throws IOException {
        return reader.read();
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }

  private void advance() {
    try {
      next = reader.read();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
    if (next == null) {
      close();
    }
  }

  /** The row that {@link #next} will return, or null after the last. */
  R peek() {
    return next;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public R next() {
    if (next == null) {
      throw new NoSuchElementException("no more rows in " + path);
    }
    R row = next;
    advance();
    return row;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path, e);
    }
  }

  private static final class Builder<R extends Record> extends ParquetReader.Builder<R> {
    private final Table<R> table;

    Builder(Table<R> table, InputFile file) {
      super(file);
      this.table = table;
    }

    @Override
    protected ReadSupport<R> getReadSupport() {
      return new RowReadSupport<>(table);
    }
  }
}
