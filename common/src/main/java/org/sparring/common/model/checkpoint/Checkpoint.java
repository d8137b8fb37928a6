package org.sparring.common.model.checkpoint;

import java.util.List;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Tokenizer;

/**
 * A model with its tokenizer.
 *
 * @param architecture its shape
 * @param parameters the whole vector, in the order of the architecture's layout
 * @param tokenizer of its texts
 * @param missing names of heads that the files lack; zero in parameters until the caller fills them
 */
public record Checkpoint(
    Architecture architecture, float[] parameters, Tokenizer tokenizer, List<String> missing) {
  public Checkpoint(Architecture architecture, float[] parameters, Tokenizer tokenizer) {
    this(architecture, parameters, tokenizer, List.of());
  }
}
