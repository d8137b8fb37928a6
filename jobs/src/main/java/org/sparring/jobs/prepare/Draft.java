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
 * @param component key of the component of near duplicates; empty where none was looked for
 * @param encoded null before {@link Tokenise}
 * @param leads whether the row stands for its prompt in {@code prompts}
 * @param made whether it was made from an input row rather than being one
 * @param known whether its split is that which it had in an earlier run
 */
public record Draft(
    int origin,
    Example example,
    String key,
    String prompt,
    String split,
    String component,
    Marks marks,
    Encoded encoded,
    boolean leads,
    boolean made,
    boolean known)
    implements Flow {

  /** A row as it was read. */
  public static Draft of(int origin, String split, Example example) {
    return new Draft(origin, example, "", "", split, "", Marks.NONE, null, false, false, false);
  }

  public Source source() {
    return example.source();
  }

  /** Whether the row is a prompt alone. */
  public boolean promptOnly() {
    return example.responses().isEmpty();
  }

  /** The row with other content, and the keys of that. */
  public Draft with(Example other) {
    String its = ContentKey.prompt(other);
    String row = ContentKey.row(other, its);
    return new Draft(origin, other, row, its, split, component, marks, encoded, leads, made, known);
  }

  public Draft in(String other) {
    return new Draft(
        origin, example, key, prompt, other, component, marks, encoded, leads, made, known);
  }

  /** The row in the split that an earlier run gave it. */
  public Draft kept(String earlier) {
    return new Draft(
        origin, example, key, prompt, earlier, component, marks, encoded, leads, made, true);
  }

  public Draft component(String other) {
    return new Draft(
        origin, example, key, prompt, split, other, marks, encoded, leads, made, known);
  }

  public Draft marks(Marks other) {
    return new Draft(
        origin, example, key, prompt, split, component, other, encoded, leads, made, known);
  }

  public Draft encoded(Encoded other) {
    return new Draft(
        origin, example, key, prompt, split, component, marks, other, leads, made, known);
  }

  Draft leading() {
    return new Draft(
        origin, example, key, prompt, split, component, marks, encoded, true, made, known);
  }

  Draft asMade() {
    return made
        ? this
        : new Draft(
            origin, example, key, prompt, split, component, marks, encoded, leads, true, known);
  }

  private Object writeReplace() {
    return PackedDraft.of(this);
  }
}
