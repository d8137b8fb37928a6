package org.sparring.datasets.make;

import java.io.Serializable;
import org.sparring.common.config.Param;

/** How much the demo generates. A quarter of the prompts is held out from all training files. */
public record DemoSize(
    @Param(value = "Seed of everything that is drawn.", or = "1") long seed,
    @Param(value = "Distinct prompts.", or = "2000", min = 8, max = 5760) int prompts,
    @Param(value = "Demonstrations over the training prompts.", or = "8000", min = 1)
        int demonstrations,
    @Param(value = "Pairs over the training prompts, three judgements each.", or = "3000", min = 1)
        int pairs,
    @Param(value = "Pairs over the held-out prompts, judged without flips.", or = "600", min = 1)
        int heldoutPairs,
    @Param(value = "Replace the training labels by a coin: the control.", or = "false")
        boolean shuffled)
    implements Serializable {
  /** The defaults with this seed. */
  public static DemoSize seed(long seed) {
    return new DemoSize(seed, 2000, 8000, 3000, 600, false);
  }

  /** The same with the training labels replaced by a coin. */
  public DemoSize control() {
    return new DemoSize(seed, prompts, demonstrations, pairs, heldoutPairs, true);
  }
}
