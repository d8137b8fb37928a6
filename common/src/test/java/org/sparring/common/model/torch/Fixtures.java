package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.common.data.Tokens;
import org.sparring.common.fleet.Site;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;
import org.sparring.common.random.Draw;

/** Small models and inputs that the tests of the engine share. */
final class Fixtures {
  static final Numerics NUMERICS = new Numerics(1, 32, 8192);
  static final int EOS = 1;

  private Fixtures() {}

  /** Two layers of width 16, four heads; Llama has two key heads and a free head. */
  static Architecture tiny(Family family) {
    boolean llama = family == Family.LLAMA;
    return new Architecture(
        family,
        11,
        16,
        2,
        4,
        llama ? 2 : 4,
        24,
        48,
        !llama,
        1e-5,
        10_000,
        Set.of(Output.VALUE, Output.SCORE),
        3);
  }

  /** A model far from its symmetric start: every tensor is perturbed, heads and gains included. */
  static LanguageModel model(Architecture shape, double scale) {
    return model(shape, scale, NUMERICS);
  }

  static LanguageModel model(Architecture shape, double scale, Numerics numerics) {
    LanguageModel model = Models.create(shape, numerics);
    float[] theta = Models.initial(shape, Draw.seed(7));
    Draw noise = Draw.seed(8);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += (float) (scale * noise.gaussian(i));
    }
    model.load(theta);
    return model;
  }

  /** Sequences of unlike lengths. */
  static List<Tokens> traces(Architecture shape, int count) {
    Draw draw = Draw.seed(9);
    List<Tokens> traces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Draw own = draw.with(i);
      traces.add(
          new Tokens(
              ids(shape, own.with("context"), 1 + own.below(9, 0)),
              ids(shape, own.with("ids"), 1 + own.below(12, 1))));
    }
    return traces;
  }

  static int[] ids(Architecture shape, Draw draw, int length) {
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) {
      ids[i] = draw.below(shape.vocabulary(), i);
    }
    return ids;
  }

  /** Asks over a few contexts, each several times. */
  static List<Ask> asks(Architecture shape, int contexts, int samples) {
    List<Ask> asks = new ArrayList<>();
    for (int c = 0; c < contexts; c++) {
      Draw own = Draw.seed(11).with(c);
      int[] context = ids(shape, own, 1 + own.below(9, 100));
      for (int s = 0; s < samples; s++) {
        asks.add(new Ask(context.clone(), own.with(s)));
      }
    }
    return asks;
  }

  static Site site() {
    return new Site() {
      @Override
      public String attempt() {
        return "test";
      }

      @Override
      public int shard() {
        return 0;
      }

      @Override
      public void checkInterrupted() {}

      @Override
      public int device() {
        return -1;
      }
    };
  }
}
