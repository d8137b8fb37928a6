package org.sparring.common.workspace;

import java.util.List;

/**
 * Files that were committed and then deleted on purpose.
 *
 * @param run name of the run
 * @param round the round that they belong to
 * @param paths relative to the workspace, sorted
 */
record Retired(String run, int round, List<String> paths) {
  private static final RecordCodec CODEC = RecordCodec.of(Retired.class, "retired");

  static Retired of(String run, int round, List<FileEntry> files) {
    return new Retired(run, round, files.stream().map(FileEntry::path).sorted().toList());
  }

  /** SHA-256 of everything in it, in hexadecimal digits. */
  String digest() {
    Canon canon = new Canon().put("retired");
    CODEC.digest(canon, this);
    return canon.hex();
  }
}
