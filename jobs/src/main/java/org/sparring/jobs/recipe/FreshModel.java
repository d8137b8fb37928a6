package org.sparring.jobs.recipe;

import java.io.Serializable;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;

/** The shape of a model that starts from random numbers; its vocabulary is the tokenizer's. */
public record FreshModel(
    @Param(value = "Family: gpt2 or llama.", or = "gpt2") Family family,
    @Param(value = "Width, a multiple of heads.", or = "64", min = 1) int width,
    @Param(value = "Number of blocks.", or = "2", min = 1) int layers,
    @Param(value = "Query heads.", or = "4", min = 1) int heads,
    @Param(value = "Key and value heads; 0 means as many as query heads.", or = "0", min = 0)
        int keyHeads,
    @Param(
            value = "Width of the feed-forward layer; 0 means four times the width.",
            or = "0",
            min = 0)
        int hidden,
    @Param(value = "Longest sequence, prompt and response together.", or = "512", min = 2)
        int positions,
    @Param(value = "Whether the output head is the embedding.", or = "true") boolean tied)
    implements Serializable {
  private static final double EPSILON = 1e-5;
  private static final double THETA = 10_000;

  public Architecture architecture(int vocabulary, Set<Architecture.Output> outputs) {
    return new Architecture(
        family,
        vocabulary,
        width,
        layers,
        heads,
        keyHeads == 0 ? heads : keyHeads,
        hidden == 0 ? 4 * width : hidden,
        positions,
        tied,
        EPSILON,
        THETA,
        outputs,
        0);
  }
}
