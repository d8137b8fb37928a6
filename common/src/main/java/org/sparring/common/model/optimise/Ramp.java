package org.sparring.common.model.optimise;

/** Where a step stands in a schedule that first rises to 1 and then falls. */
final class Ramp {
  private Ramp() {}

  /** Number of steps that rise. */
  static double warm(double warmup, long total) {
    return Math.ceil(warmup * total);
  }

  /** The factor while it rises, reaching 1 at the last rising step, else 1. */
  static double rise(long step, double warm) {
    return Math.min(1, (step + 1) / Math.max(1, warm));
  }

  /** Share of the falling steps that were taken, in [0, 1]. */
  static double fallen(long step, double warm, long total) {
    return step < warm ? 0 : Math.min(1, (step - warm) / Math.max(1, total - warm));
  }
}
