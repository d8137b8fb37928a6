package org.sparring.common.data.table;

/** A row of {@code parameters}. */
@Doc("A slice of at most 65,536 floats of a model's trainable vector.")
public record ParameterRow(
    @Key @Doc("Run.") String run,
    @Key @Doc("Round that committed it.") int round,
    @Key @Doc("Model of the recipe.") String model,
    @Key @Doc("`global`, or `worker-` and a number.") String owner,
    @Key @Doc("What it holds: value, m, v, outer.") String kind,
    @Key @Doc("Tensor that it belongs to.") String tensor,
    @Key @Doc("Index of its first float in the trainable vector.") long offset,
    @Doc("The floats.") float[] values) {
  /** The most floats in one row. */
  public static final int SLICE = 65_536;
}
