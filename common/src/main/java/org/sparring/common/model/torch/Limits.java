package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.Trace;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Output;

/**
 * What a transformer of this shape can read and say; {@link IllegalArgumentException} elsewhere,
 * but that texts which are too long for it are the user's to mend.
 */
record Limits(Architecture shape) {
  void check(Set<Signal> signals) {
    for (Signal signal : signals) {
      boolean known =
          switch (signal) {
            case LOG_PROB, ENTROPY, COLLISION -> true;
            case VALUE -> shape.outputs().contains(Output.VALUE);
            case SCORE -> shape.outputs().contains(Output.SCORE);
            case HEAD -> shape.head() > 0;
          };
      if (!known) {
        throw new IllegalArgumentException(
            "the model has no head for " + signal + "; its outputs are " + shape.outputs());
      }
    }
  }

  List<Tokens> tokens(List<? extends Trace> traces) {
    if (traces.isEmpty()) {
      throw new IllegalArgumentException("a forward pass needs at least one trace");
    }
    List<Tokens> all = new ArrayList<>(traces.size());
    for (Trace trace : traces) {
      if (!(trace instanceof Tokens tokens)) {
        throw new IllegalArgumentException("a language model reads tokens, got moves");
      }
      check(tokens.context(), tokens.ids().length);
      known(tokens.ids());
      all.add(tokens);
    }
    return all;
  }

  void check(Decoding decoding, int slots) {
    if (slots < 1) {
      throw new IllegalArgumentException("slots must be positive, got " + slots);
    }
    if (!decoding.greedy() && !(decoding.temperature() > 0)) {
      throw new IllegalArgumentException(
          "the temperature must be positive, got " + decoding.temperature());
    }
  }

  /** Checks a context that this many ids follow. */
  void check(int[] context, int following) {
    if (context.length == 0) {
      throw new IllegalArgumentException(
          "a context needs at least one id: its beginning-of-sequence token");
    }
    known(context);
    int length = context.length + following;
    if (length > shape.positions()) {
      throw UserException.input(
          ("a sequence of %d ids exceeds the model's %d positions; give `models.NAME.positions`"
                  + " where they are rotary, or drop longer rows with `length` of prepare")
              .formatted(length, shape.positions()));
    }
  }

  private void known(int[] ids) {
    for (int id : ids) {
      if (id < 0 || id >= shape.vocabulary()) {
        throw new IllegalArgumentException(
            "id %d is outside the vocabulary of %d".formatted(id, shape.vocabulary()));
      }
    }
  }
}
