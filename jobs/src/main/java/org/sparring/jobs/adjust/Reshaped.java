package org.sparring.jobs.adjust;

import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.Scored;

/** Copies of a scored sequence with something changed. */
final class Reshaped {
  private Reshaped() {}

  /** With another reward, and what the shaping term was worth under its name. */
  static Scored reward(Scored scored, double[] reward, String part, double worth) {
    Map<String, Double> parts = new TreeMap<>(scored.parts());
    parts.put(part, worth);
    return new Scored(scored.rollout(), reward, parts, scored.weight());
  }

  /** With another weight. */
  static Scored weight(Scored scored, double weight) {
    return new Scored(scored.rollout(), scored.reward(), scored.parts(), weight);
  }
}
