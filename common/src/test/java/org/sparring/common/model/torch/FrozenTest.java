package org.sparring.common.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Pass;
import org.sparring.common.model.Slice;

/** Gradients of some tensors, the others frozen, against those of a model that trains all. */
class FrozenTest {
  @ParameterizedTest
  @CsvSource({
    "GPT2, transformer.h.1.mlp.c_fc.weight",
    "GPT2, transformer.wte.weight",
    "GPT2, transformer.ln_f.bias",
    "GPT2, score.weight",
    "GPT2, head.bias",
    "LLAMA, model.layers.0.self_attn.k_proj.weight",
    "LLAMA, lm_head.weight",
    "LLAMA, value_head.weight",
    "LLAMA, model.norm.weight",
  })
  void gradientsOfWhatIsTrainedAreTheSame(Family family, String tensor) {
    Architecture shape = Fixtures.tiny(family);
    List<Tokens> traces = Fixtures.traces(shape, 5);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      float[] whole = gradient(model, traces);
      model.train(Set.of(tensor));
      float[] part = gradient(model, traces);
      for (Slice slice : model.layout().slices()) {
        float[] was = Arrays.copyOfRange(whole, slice.offset(), slice.offset() + slice.size());
        float[] is = Arrays.copyOfRange(part, slice.offset(), slice.offset() + slice.size());
        if (slice.name().equals(tensor)) {
          assertThat(is).as(tensor).containsExactly(was, within(1e-5f));
          assertThat(is).isNotEqualTo(new float[is.length]);
        } else if (!slice.name().contains("self_attn")) {
          assertThat(is).as(slice.name()).isEqualTo(new float[is.length]);
        }
      }
      model.train(model.layout().slices().stream().map(Slice::name).collect(Collectors.toSet()));
      assertThat(gradient(model, traces)).isEqualTo(whole);
    }
  }

  private static float[] gradient(LanguageModel model, List<Tokens> traces) {
    model.clearGradient();
    Set<Signal> signals = EnumSet.allOf(Signal.class);
    try (Pass pass = model.forward(traces, signals, true)) {
      pass.backward(
          (trace, signal) -> {
            double[] slopes = new double[pass.at(trace, signal).length];
            Arrays.setAll(slopes, t -> 1.0 + t);
            return slopes;
          });
    }
    return model.gradient();
  }
}
