package org.sparring.common.model.torch;

import java.util.Arrays;
import org.sparring.common.data.Finish;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.LanguageModel.Continuation;

/** A sequence while it is sampled. */
final class Draft {
  private final Ask ask;
  private final int room;
  private final int[] eos;
  private int[] ids = new int[16];
  private double[] logProbs = new double[16];
  private int length;
  private Finish finish;

  /**
   * @param room most new tokens
   */
  Draft(Ask ask, int room, int[] eos) {
    this.ask = ask;
    this.room = Math.max(0, room);
    this.eos = eos;
    this.finish = this.room == 0 ? Finish.LENGTH : null;
  }

  int[] context() {
    return ask.context();
  }

  int room() {
    return room;
  }

  /** The number that draws this token, in [0, 1). */
  double uniform(int token) {
    return ask.draw().uniform(token);
  }

  void add(int id, double logProb) {
    if (length == ids.length) {
      ids = Arrays.copyOf(ids, 2 * length);
      logProbs = Arrays.copyOf(logProbs, 2 * length);
    }
    ids[length] = id;
    logProbs[length++] = logProb;
    for (int each : eos) {
      if (id == each) {
        finish = Finish.EOS;
      }
    }
    if (finish == null && length == room) {
      finish = Finish.LENGTH;
    }
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
