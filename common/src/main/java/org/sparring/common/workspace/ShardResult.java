package org.sparring.common.workspace;

/**
 * What one shard of a stage ended with.
 *
 * @param run name of the run
 * @param round the stage's round
 * @param stage name of the stage
 * @param shard index of the shard in its stage
 * @param settings hash of the settings that it was worked under
 * @param result as its owner writes it
 */
record ShardResult(String run, int round, String stage, int shard, String settings, String result) {
  private static final RecordCodec CODEC = RecordCodec.of(ShardResult.class, "shard");

  /** SHA-256 of everything in it, in hexadecimal digits. */
  String digest() {
    Canon canon = new Canon().put("shard");
    CODEC.digest(canon, this);
    return canon.hex();
  }
}
