package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.sparring.common.data.Decoding;
import org.sparring.common.fleet.Site;

/**
 * Samples sequences side by side, token by token; the slot of a sequence that ends goes to the next
 * one that waits.
 */
final class Decoder {
  private final List<Voice> voices;
  private final Decoding decoding;
  private final Picker picker;
  private final Site site;
  private final List<Draft> open = new ArrayList<>();

  /**
   * @param voices one or several of one vocabulary, before their first token
   */
  Decoder(List<Voice> voices, Decoding decoding, Site site) {
    this.voices = voices;
    this.decoding = decoding;
    this.picker = new Picker(decoding, voices.get(0).vocabulary());
    this.site = site;
  }

  /** Samples until nothing waits and every slot is free. */
  void run() {
    while (!open.isEmpty() || !voices.get(0).isEmpty()) {
      site.checkInterrupted();
      try (PointerScope scope = new PointerScope()) {
        picker.read(numbers());
      }
      for (int slot = 0; slot < open.size(); slot++) {
        picker.pick(slot, open.get(slot));
      }
      compact();
    }
  }

  private void compact() {
    int slot = 0;
    while (slot < open.size()) {
      if (open.get(slot).done()) {
        for (Voice voice : voices) {
          voice.drop(slot);
        }
        Draft last = open.remove(open.size() - 1);
        if (slot < open.size()) {
          open.set(slot, last);
        }
      } else {
        slot++;
      }
    }
  }

  /** Slots x vocabulary: logits for the greedy, else probabilities at the temperature. */
  private Tensor numbers() {
    Tensor logits = logits();
    if (decoding.greedy()) {
      return logits;
    }
    Tensor scaled =
        decoding.temperature() == 1.0 ? logits : logits.div(new Scalar(decoding.temperature()));
    return scaled.softmax(1);
  }

  /** The sum of the voices' logits; every slot that was free is taken. */
  private Tensor logits() {
    List<Draft> seated = new ArrayList<>();
    Tensor sum = voices.get(0).logits(open, seated);
    for (Voice voice : voices.subList(1, voices.size())) {
      sum = sum.add(voice.logits(open, new ArrayList<>()));
    }
    open.addAll(seated);
    return sum;
  }
}
