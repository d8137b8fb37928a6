package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How often each class is true, and how often each annotator errs.
 *
 * @param prior chance of each true class
 * @param errors by annotator: the numbers of the form
 */
record Quality(ErrorForm form, double[] prior, double[][] errors) implements Serializable {
  int classes() {
    return prior.length;
  }

  /** The chance that an annotator gives a label where another class, or this one, is true. */
  double chance(int annotator, int truth, int label) {
    double[] own = errors[annotator];
    if (truth != label) {
      return own[form.index(truth, label, classes())] / form.sharing(classes());
    }
    double right = 1;
    for (int wrong = 0; wrong < classes(); wrong++) {
      if (wrong != truth) {
        right -= own[form.index(truth, wrong, classes())] / form.sharing(classes());
      }
    }
    return right;
  }

  /** The logarithm of the chance of each class together with the labels. */
  double[] joint(Labels unit) {
    double[] joint = new double[classes()];
    for (int truth = 0; truth < joint.length; truth++) {
      joint[truth] = StrictMath.log(prior[truth]);
      for (int i = 0; i < unit.size(); i++) {
        joint[truth] += StrictMath.log(chance(unit.annotators()[i], truth, unit.labels()[i]));
      }
    }
    return joint;
  }

  /** The chance of each class, given the labels. */
  double[] posterior(Labels unit) {
    double[] joint = joint(unit);
    double whole = logSum(joint);
    return Arrays.stream(joint).map(each -> StrictMath.exp(each - whole)).toArray();
  }

  /** How often an annotator's label is not the true class. */
  double errorRate(int annotator) {
    double rate = 0;
    for (int truth = 0; truth < classes(); truth++) {
      rate += prior[truth] * (1 - chance(annotator, truth, truth));
    }
    return rate;
  }

  static double logSum(double[] logs) {
    double most = Arrays.stream(logs).max().orElse(0);
    return most
        + StrictMath.log(Arrays.stream(logs).map(each -> StrictMath.exp(each - most)).sum());
  }
}
