package org.sparring.common.workspace;

/**
 * Digests of what a run holds. They depend on the rows alone: not on files, shards, attempts,
 * compression or the order of commits.
 */
public final class Digests {
  private Digests() {}

  /** SHA-256 over the digests of all committed rows of a table, in key order. */
  public static String table(Workspace workspace, Table<?> table, String run) {
    Canon canon = new Canon().put(table.name());
    feed(canon, workspace, table, run);
    return canon.hex();
  }

  private static <R extends Record> void feed(
      Canon canon, Workspace workspace, Table<R> table, String run) {
    try (Rows<R> rows = workspace.rows(table, workspace.files(table, run))) {
      while (rows.hasNext()) {
        canon.raw(table.digestBuffer(rows.next()));
      }
    }
  }

  /** SHA-256 over the digests of every table of a run but {@code tasks}. */
  public static String run(Workspace workspace, String run) {
    Canon canon = new Canon().put("run");
    for (Table<?> table : Tables.all()) {
      if (!table.equals(Tables.TASKS)) {
        canon.put(table(workspace, table, run));
      }
    }
    return canon.hex();
  }

  /** SHA-256 of a text in UTF-8, in hexadecimal digits: for settings and content keys. */
  public static String text(String text) {
    return new Canon().put(text).hex();
  }
}
