package org.sparring.jobs.study;

import java.util.List;
import java.util.Optional;

/**
 * What was measured of one recipe.
 *
 * @param recipe its name
 * @param settings hash of the settings of its run
 * @param seconds of training by the clock, since its last start
 * @param figures of its evaluation; none where it stopped
 * @param note why there are none; empty where there are
 */
public record Measured(
    String recipe, String settings, double seconds, List<Figure> figures, String note) {
  /** Begins the names of what a judge told right in its last round, before it learnt from it. */
  public static final String TOLD = "told/";

  static final String GOLD = "win_rate/gold";
  static final String ACCURACY = "accuracy";

  /**
   * A quantity with its 95 % interval; NaN where there is none.
   *
   * @param name as in the table of evaluations
   */
  public record Figure(String name, double value, double low, double high) {
    /** A quantity without an interval. */
    public static Figure alone(String name, double value) {
      return new Figure(name, value, Double.NaN, Double.NaN);
    }
  }

  /** A recipe that gave no figures. */
  public static Measured none(String recipe, String settings, double seconds, String note) {
    return new Measured(recipe, settings, seconds, List.of(), note);
  }

  /** Whether a metric of training is a share of right answers. */
  public static boolean tells(String metric) {
    return metric.equals(ACCURACY) || metric.contains("/accuracies");
  }

  /** Whether there is a figure that tells how good it is. */
  public boolean shown() {
    return figure(GOLD).isPresent() || figure(ACCURACY).isPresent() || !told().isEmpty();
  }

  List<Figure> told() {
    return figures.stream().filter(each -> each.name().startsWith(TOLD)).toList();
  }

  Optional<Figure> figure(String name) {
    return figures.stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
