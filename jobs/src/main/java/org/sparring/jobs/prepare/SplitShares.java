package org.sparring.jobs.prepare;

import java.io.Serializable;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;

/** Shares of the prompts that go to each split. */
public record SplitShares(
    @Param(value = "Share of training.", or = "0.9", min = 0, max = 1) double train,
    @Param(value = "Share of validation.", or = "0.05", min = 0, max = 1) double validation,
    @Param(value = "Share of test.", or = "0.05", min = 0, max = 1) double test)
    implements Serializable {
  private static final double ROUNDING = 1e-9;

  public SplitShares {
    if (Math.abs(train + validation + test - 1) > ROUNDING) {
      throw UserException.settings(
          "splits: train, validation and test must add up to 1, not "
              + (train + validation + test));
    }
  }

  public static SplitShares usual() {
    return new SplitShares(0.9, 0.05, 0.05);
  }
}
