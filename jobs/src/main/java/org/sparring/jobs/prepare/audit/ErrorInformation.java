package org.sparring.jobs.prepare.audit;

import java.util.Arrays;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.sparring.jobs.evaluate.Interval;

/**
 * How well the labels tell the errors: the outer products of the slopes of each pair's
 * log-likelihood, whose sum estimates Fisher's information (Berndt, Hall, Hall and Hausman 1974).
 * The numbers are those of the annotators, one after the other, then all classes' chances but the
 * last.
 */
final class ErrorInformation implements Sum<Labels, ErrorInformation> {
  private static final long serialVersionUID = 1L;
  private static final double TRACE = 1e-6;

  private final Quality quality;
  private final int own;
  private final SquareMatrix information;

  ErrorInformation(Quality quality) {
    this.quality = quality;
    this.own = quality.form().size(quality.classes());
    this.information = new SquareMatrix(quality.errors().length * own + quality.classes() - 1);
  }

  @Override
  public void add(Labels unit) {
    double[] belief = quality.posterior(unit);
    int classes = quality.classes();
    int[] places = new int[unit.size() * own + classes - 1];
    double[] slopes = new double[places.length];
    for (int i = 0; i < unit.size(); i++) {
      for (int number = 0; number < own; number++) {
        places[i * own + number] = unit.annotators()[i] * own + number;
      }
      for (int truth = 0; truth < classes; truth++) {
        slope(unit, i, truth, belief[truth], slopes);
      }
    }
    for (int truth = 0; truth < classes - 1; truth++) {
      int at = unit.size() * own + truth;
      places[at] = quality.errors().length * own + truth;
      slopes[at] =
          belief[truth] / quality.prior()[truth]
              - belief[classes - 1] / quality.prior()[classes - 1];
    }
    outer(places, slopes);
  }

  private void slope(Labels unit, int i, int truth, double belief, double[] slopes) {
    int annotator = unit.annotators()[i];
    int label = unit.labels()[i];
    int classes = quality.classes();
    ErrorForm form = quality.form();
    if (label != truth) {
      int number = form.index(truth, label, classes);
      slopes[i * own + number] += belief / quality.errors()[annotator][number];
      return;
    }
    double right = quality.chance(annotator, truth, truth);
    for (int wrong = 0; wrong < classes; wrong++) {
      if (wrong != truth) {
        int number = form.index(truth, wrong, classes);
        slopes[i * own + number] -= belief / right / form.sharing(classes);
      }
    }
  }

  private void outer(int[] places, double[] slopes) {
    for (int i = 0; i < places.length; i++) {
      for (int j = 0; j < places.length; j++) {
        if (places[j] <= places[i]) {
          information.add(places[i], places[j], slopes[i] * slopes[j]);
        }
      }
    }
  }

  @Override
  public void merge(ErrorInformation other) {
    information.add(other.information);
  }

  /** 95 % intervals of the error rates by the delta method; none where the labels do not tell. */
  Interval[] intervals() {
    Interval[] intervals = new Interval[quality.errors().length];
    Arrays.fill(intervals, Interval.NONE);
    SquareMatrix traced = new SquareMatrix(information.size());
    traced.add(information);
    for (int i = 0; i < traced.size(); i++) {
      traced.add(i, i, TRACE);
    }
    traced.decomposed().ifPresent(each -> Arrays.setAll(intervals, a -> interval(a, each)));
    return intervals;
  }

  private Interval interval(int annotator, CholeskyDecomposition decomposed) {
    int classes = quality.classes();
    double[] slope = new double[information.size()];
    for (int truth = 0; truth < classes; truth++) {
      for (int wrong = 0; wrong < classes; wrong++) {
        if (wrong != truth) {
          int number = quality.form().index(truth, wrong, classes);
          slope[annotator * own + number] +=
              quality.prior()[truth] / quality.form().sharing(classes);
        }
      }
      if (truth < classes - 1) {
        slope[quality.errors().length * own + truth] =
            quality.chance(annotator, classes - 1, classes - 1)
                - quality.chance(annotator, truth, truth);
      }
    }
    RealVector vector = new ArrayRealVector(slope);
    double variance = vector.dotProduct(decomposed.getSolver().solve(vector));
    double half = Jackknife.Z * Math.sqrt(variance);
    double rate = quality.errorRate(annotator);
    return new Interval(Math.max(0, rate - half), Math.min(1, rate + half));
  }
}
