package org.sparring.common.model.torch;

import java.util.Arrays;
import org.sparring.common.data.Finish;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.LanguageModel.Continuation;

/** A sequence while it is sampled. */
final class Draft {
  private final Ask ask;
  private final int room;
  private final Ends ends;
  private int[] ids = new int[16];
  private double[] logProbs = new double[16];
  private int length;
  private Finish finish;

  /**
   * @param room most new tokens
   */
  Draft(Ask ask, int room, Ends ends) {
    this.ask = ask;
    this.room = Math.max(0, room);
    this.ends = ends;
    this.finish = this.room == 0 ? Finish.LENGTH : null;
  }

  int[] context() {
    return ask.context();
  }

  /** Most tokens, those of the context included. */
  int longest() {
    return ask.context().length + room;
  }

  /** The number that draws its next token, in [0, 1). */
  double uniform() {
    return ask.draw().uniform(length);
  }

  void add(int id, double logProb) {
    if (length == ids.length) {
      ids = Arrays.copyOf(ids, 2 * length);
      logProbs = Arrays.copyOf(logProbs, 2 * length);
    }
    ids[length] = id;
    logProbs[length++] = logProb;
    finish = ends.of(id).orElse(length == room ? Finish.LENGTH : null);
  }

  /** Gives up: the model's numbers are no distribution. */
  void fail() {
    finish = Finish.ERROR;
  }

  boolean done() {
    return finish != null;
  }

  long lastId() {
    return ids[length - 1];
  }

  long lastPosition() {
    return ask.context().length + length - 1L;
  }

  Continuation continuation() {
    return new Continuation(Arrays.copyOf(ids, length), Arrays.copyOf(logProbs, length), finish);
  }
}
