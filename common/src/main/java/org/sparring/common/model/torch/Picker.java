package org.sparring.common.model.torch;

import org.bytedeco.pytorch.Tensor;
import org.sparring.common.data.Decoding;

/** Picks the next token of each slot from one buffer of slots x vocabulary numbers. */
final class Picker {
  private final Decoding decoding;
  private final int vocabulary;
  private double[] buffer = {};

  Picker(Decoding decoding, int vocabulary) {
    this.decoding = decoding;
    this.vocabulary = vocabulary;
  }

  void read(Tensor rows) {
    int size = Math.toIntExact(rows.numel());
    buffer = buffer.length < size ? new double[size] : buffer;
    Tensors.read(rows, buffer);
  }

  void pick(int slot, Draft draft) {
    int offset = slot * vocabulary;
    if (decoding.greedy()) {
      greedy(offset, draft);
    } else {
      Distribution distribution = new Distribution(buffer, offset, vocabulary, decoding);
      if (distribution.finite()) {
        int id = distribution.at(draft.uniform());
        draft.add(id, distribution.logProbability(id));
      } else {
        draft.fail();
      }
    }
  }

  /** Greedy decoding draws from a point: log-probability 0. */
  private void greedy(int offset, Draft draft) {
    int best = -1;
    for (int id = 0; id < vocabulary; id++) {
      double logit = buffer[offset + id];
      if (Double.isNaN(logit)) {
        draft.fail();
        return;
      }
      best = best < 0 || logit > buffer[offset + best] ? id : best;
    }
    draft.add(best, 0.0);
  }
}
