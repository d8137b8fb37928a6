package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;

/** The estimate of what a task takes outside the heap, by hand. */
class OffHeapTest {
  private static final Architecture SHAPE =
      new Architecture(Family.GPT2, 16, 8, 1, 2, 2, 32, 32, true, 1e-5, 10_000, Set.of(), 0);
  private static final Numerics NUMERICS = new Numerics(1, 4, 100, 64);

  @Test
  void vectorsActivationsCacheAndLogitsAddUp() {
    int parameters = 128 + 256 + 16 + 216 + 72 + 16 + 288 + 264 + 16;
    assertThat(Models.layout(SHAPE).size()).isEqualTo(parameters);
    long vectors = 8L * parameters;
    long activations = 4L * (12 * 8 + 4 * 32) * 100;
    long cache = 4L * 2 * 8 * 32 * 4;
    long logits = (1 + 3L) * 4 * 16;
    long one = vectors + activations + cache + logits;
    assertThat(OffHeap.bytes(List.of(SHAPE), NUMERICS)).isEqualTo(one);
    assertThat(OffHeap.bytes(List.of(SHAPE, SHAPE), NUMERICS)).isEqualTo(one + vectors);
  }

  @Test
  void chunksAreWideButWithinTheBudget() {
    Numerics usual = new Numerics(1, 32, 8192);
    assertThat(usual.logitRows(4096)).isEqualTo(1024);
    assertThat(usual.heldLogitRows(4096)).isEqualTo(16_384);
    assertThat(usual.logitRows(50_257)).isEqualTo(333);
    assertThat(usual.heldLogitRows(50_257)).isEqualTo(1335);
    Numerics least = new Numerics(1, 32, 8192, 1);
    assertThat(least.logitRows(50_257)).isEqualTo(1);
    assertThat(least.heldLogitRows(50_257)).isZero();
  }
}
