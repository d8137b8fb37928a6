package org.sparring.common.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.random.Draw;

class ModelsTest {
  private static Architecture shape(Family family, int heads, int keyHeads, boolean tied) {
    return new Architecture(
        family,
        50,
        32,
        3,
        heads,
        keyHeads,
        64,
        16,
        tied,
        1e-5,
        10_000,
        Set.of(Output.SCORE, Output.VALUE),
        0);
  }

  @Test
  void layoutsHaveTheNamesAndShapesOfCheckpoints() {
    Layout llama = Models.layout(shape(Family.LLAMA, 4, 2, false));
    assertThat(llama.slices())
        .filteredOn(slice -> slice.name().startsWith("model.layers.1."))
        .extracting(slice -> slice.name().substring(15), Slice::shape)
        .containsExactly(
            entry("input_layernorm.weight", 32),
            entry("self_attn.q_proj.weight", 32, 32),
            entry("self_attn.k_proj.weight", 16, 32),
            entry("self_attn.v_proj.weight", 16, 32),
            entry("self_attn.o_proj.weight", 32, 32),
            entry("post_attention_layernorm.weight", 32),
            entry("mlp.gate_proj.weight", 64, 32),
            entry("mlp.up_proj.weight", 64, 32),
            entry("mlp.down_proj.weight", 32, 64));
    Layout gpt2 = Models.layout(shape(Family.GPT2, 4, 4, true));
    assertThat(gpt2.slices())
        .filteredOn(slice -> slice.name().endsWith("attn.c_attn.weight"))
        .hasSize(3)
        .allSatisfy(slice -> assertThat(slice.shape()).containsExactly(32, 96));
    assertThat(gpt2.slices()).noneMatch(slice -> slice.name().equals("lm_head.weight"));
  }

  private static org.assertj.core.groups.Tuple entry(String name, long... shape) {
    return org.assertj.core.api.Assertions.tuple(name, shape);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void slicesLieWithoutGapsAndMatricesDecay(Family family) {
    Layout layout = Models.layout(shape(family, 4, 4, false));
    int offset = 0;
    for (Slice slice : layout.slices()) {
      assertThat(slice.offset()).isEqualTo(offset);
      assertThat(slice.decayed()).isEqualTo(slice.shape().length == 2);
      offset += slice.size();
    }
    assertThat(layout.size()).isEqualTo(offset);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void firstParametersHaveTheirDeviations(Family family) {
    Architecture shape = shape(family, 4, 4, true);
    float[] theta = Models.initial(shape, Draw.seed(3));
    assertThat(theta).isEqualTo(Models.initial(shape, Draw.seed(3)));
    for (Slice slice : Models.layout(shape).slices()) {
      double squares = 0;
      for (int i = slice.offset(); i < slice.offset() + slice.size(); i++) {
        squares += (double) theta[i] * theta[i];
      }
      double deviation = Math.sqrt(squares / slice.size());
      double expected = expected(slice);
      assertThat(deviation).as(slice.name()).isCloseTo(expected, within(0.35 * expected));
    }
  }

  private static double expected(Slice slice) {
    String name = slice.name();
    if (name.equals("score.weight")) {
      return 1 / Math.sqrt(33);
    }
    if (name.endsWith("bias") || name.startsWith("value_head")) {
      return 0;
    }
    if (slice.shape().length == 1) {
      return 1;
    }
    boolean residual = name.matches(".*(c_proj|o_proj|down_proj).weight");
    return residual ? 0.02 / Math.sqrt(6) : 0.02;
  }

  @Test
  void shapesThatDoNotFitAreRefusedByKey() {
    assertThatThrownBy(() -> shape(Family.LLAMA, 5, 5, true))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("width = 32")
        .hasMessageContaining("heads = 5");
    assertThatThrownBy(() -> shape(Family.LLAMA, 4, 3, true)).hasMessageContaining("key_heads = 3");
    assertThatThrownBy(() -> shape(Family.GPT2, 4, 2, true)).hasMessageContaining("key_heads = 2");
    assertThatThrownBy(() -> shape(Family.LLAMA, 32, 32, true)).hasMessageContaining("even width");
  }

  @Test
  void theProfileNamesWhatBitsDependOn() {
    assertThat(Models.profile(new Numerics(1, 32, 8192)))
        .contains("pytorch 2.10.0", "aten", "threads 1");
  }

  @Test
  void rotaryPositionsReachFurtherAndLearnedOnesDoNot() {
    Architecture llama = shape(Family.LLAMA, 4, 2, false);
    Architecture longer = llama.reaching(48);
    assertThat(longer.positions()).isEqualTo(48);
    assertThat(Models.layout(longer).size()).isEqualTo(Models.layout(llama).size());
    Architecture gpt2 = shape(Family.GPT2, 4, 4, true);
    assertThat(gpt2.reaching(16)).isEqualTo(gpt2);
    assertThatThrownBy(() -> gpt2.reaching(48))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("positions = 48 must stay 16 (learned)");
  }

  @Test
  void numericsHaveTheDefaultsOfTheirSettings() {
    assertThat(Binder.plain().bind(Settings.empty(), Numerics.class))
        .isEqualTo(new Numerics(1, 32, 8192));
    Settings settings = Settings.parse("{slots: 4, logits_budget: 268435456}");
    assertThat(Binder.plain().bind(settings, Numerics.class))
        .isEqualTo(new Numerics(1, 4, 8192, 256L << 20));
  }
}
