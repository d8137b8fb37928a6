package org.sparring.common.workspace;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InvalidRecordException;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.sparring.common.config.UserException;

/** Reads Parquet records as rows of a table. */
final class RowReadSupport<R extends Record> extends ReadSupport<R> {
  private final Table<R> table;

  RowReadSupport(Table<R> table) {
    this.table = table;
  }

  @Override
  public ReadContext init(InitContext context) {
    check(table, context.getFileSchema());
    return new ReadContext(table.schema());
  }

  /**
   * Holds the schema of a file against that of its table.
   *
   * @throws UserException where a column is missing or of another type
   */
  static void check(Table<?> table, MessageType file) {
    try {
      file.checkContains(table.schema());
    } catch (InvalidRecordException e) {
      throw UserException.input(
          "a file of table "
              + table.name()
              + " was written by another version of Sparring and does not fit: "
              + e.getMessage());
    }
  }

  @Override
  public RecordMaterializer<R> prepareForRead(
      Configuration conf, Map<String, String> metadata, MessageType file, ReadContext context) {
    return new Materializer();
  }

  private final class Materializer extends RecordMaterializer<R> {
    private R current;
    private final GroupConverter root =
        table.codec().reader(read -> current = table.row().cast(read));

    @Override
    public R getCurrentRecord() {
      return current;
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }
  }
}
