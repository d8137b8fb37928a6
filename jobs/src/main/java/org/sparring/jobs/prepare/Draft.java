package org.sparring.jobs.prepare;

import org.sparring.common.data.table.Source;
import org.sparring.datasets.read.Example;

/**
 * A row on its way to the tables.
 *
 * @param origin index of the source in the settings
 * @param key key of the row, and {@code prompt} of its prompt: hashes of the content; empty before
 *     {@link Normalise}
 * @param split train, validation or test; empty before {@link Split} where the source fixes none
 * @param encoded null before {@link Tokenise}
 * @param leads whether the row stands for its prompt in {@code prompts}
 */
record Draft(
    int origin,
    Example example,
    String key,
    String prompt,
    String split,
    Encoded encoded,
    boolean leads)
    implements Flow {

  /** A row as it was read. */
  static Draft of(int origin, String split, Example example) {
    return new Draft(origin, example, "", "", split, null, false);
  }

  Source source() {
    return example.source();
  }

  /** Whether the row is a prompt alone. */
  boolean promptOnly() {
    return example.responses().isEmpty();
  }

  Draft normalised(Example other) {
    String rowKey = ContentKey.row(other);
    return new Draft(origin, other, rowKey, ContentKey.prompt(other), split, encoded, leads);
  }

  Draft in(String other) {
    return new Draft(origin, example, key, prompt, other, encoded, leads);
  }

  Draft encoded(Encoded other) {
    return new Draft(origin, example, key, prompt, split, other, leads);
  }

  Draft leading() {
    return new Draft(origin, example, key, prompt, split, encoded, true);
  }
}
