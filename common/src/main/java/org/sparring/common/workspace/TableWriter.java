package org.sparring.common.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Writes one file of a table, row by row in key order. The file is complete when {@link #finish}
 * returns and exists when a manifest names it; closing before that deletes it.
 */
public final class TableWriter<R extends Record> implements AutoCloseable {
  private final Table<R> table;
  private final String relative;
  private final Path path;
  private final Configuration conf;
  private final RowSink<R> writer;
  private final Canon canon = new Canon();
  private final Canon each = new Canon();
  private long rows;
  private R last;
  private boolean open = true;

  TableWriter(Table<R> table, Path root, String relative, Configuration conf) {
    this.table = table;
    this.relative = relative;
    this.path = new Path(root, relative);
    this.conf = conf;
    try {
      this.writer = sink();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  private RowSink<R> sink() throws IOException {
    NewFile file = new NewFile(path, conf);
    return table.large() ? new ColumnSink<>(table, file) : new RecordSink<>(table, file, conf);
  }

  /** Writes a row whose key is greater than that of the row before. */
  public void write(R row) {
    if (last != null && table.order().compare(last, row) >= 0) {
      throw new IllegalStateException(
          "rows of table %s must come in key order, each key once: %s came after %s"
              .formatted(table, table.key(row), table.key(last)));
    }
    canon.raw(ByteBuffer.wrap(table.digest(row, each)));
    try {
      writer.write(row);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
    last = row;
    rows++;
  }

  /** Completes the file. */
  public FileEntry finish() {
    if (!open) {
      throw new IllegalStateException("the writer of " + path + " is closed");
    }
    try {
      writer.close();
      long bytes = path.getFileSystem(conf).getFileStatus(path).getLen();
      open = false;
      return new FileEntry(table.name(), relative, rows, bytes, canon.hex());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot complete " + path, e);
    }
  }

  /** Deletes the file unless it was finished. */
  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try (writer) {
      last = null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give up " + path, e);
    } finally {
      delete();
    }
  }

  private void delete() {
    try {
      path.getFileSystem(conf).delete(path, false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the partial file " + path, e);
    }
  }
}
