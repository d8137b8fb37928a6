package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The E step of Dawid and Skene: expected numbers of true classes and of labels for each of them.
 */
final class Expectation implements Sum<Labels, Expectation> {
  private static final long serialVersionUID = 1L;
  private static final double PSEUDO = 0.5;

  private final Posterior posterior;
  private final ErrorForm form;
  private final double[] truths;
  private final double[][] given;
  private final double[][] wrong;
  private double logLikelihood;
  private long units;

  /** What is believed of a pair. */
  interface Posterior extends Serializable {
    double[] of(Labels unit);

    /** The logarithm of the chance of the labels; 0 where there is no model yet. */
    double logLikelihood(Labels unit);
  }

  private Expectation(Posterior posterior, ErrorForm form, int classes, int annotators) {
    this.posterior = posterior;
    this.form = form;
    this.truths = new double[classes];
    this.given = new double[annotators][form.size(classes)];
    this.wrong = new double[annotators][form.size(classes)];
  }

  /** From the shares of the labels, which majority voting would round. */
  static Expectation votes(ErrorForm form, int classes, int annotators) {
    return new Expectation(new Votes(classes), form, classes, annotators);
  }

  static Expectation under(Quality quality) {
    return new Expectation(
        new Believed(quality), quality.form(), quality.classes(), quality.errors().length);
  }

  private record Votes(int classes) implements Posterior {
    @Override
    public double[] of(Labels unit) {
      double[] shares = new double[classes];
      for (int label : unit.labels()) {
        shares[label] += 1.0 / unit.size();
      }
      return shares;
    }

    @Override
    public double logLikelihood(Labels unit) {
      return 0;
    }
  }

  private record Believed(Quality quality) implements Posterior {
    @Override
    public double[] of(Labels unit) {
      return quality.posterior(unit);
    }

    @Override
    public double logLikelihood(Labels unit) {
      return Quality.logSum(quality.joint(unit));
    }
  }

  @Override
  public void add(Labels unit) {
    double[] belief = posterior.of(unit);
    units++;
    logLikelihood += posterior.logLikelihood(unit);
    for (int truth = 0; truth < truths.length; truth++) {
      truths[truth] += belief[truth];
      for (int i = 0; i < unit.size(); i++) {
        count(unit.annotators()[i], truth, unit.labels()[i], belief[truth]);
      }
    }
  }

  private void count(int annotator, int truth, int label, double weight) {
    boolean[] touched = new boolean[given[annotator].length];
    for (int other = 0; other < truths.length; other++) {
      if (other != truth) {
        touched[form.index(truth, other, truths.length)] = true;
      }
    }
    for (int i = 0; i < touched.length; i++) {
      given[annotator][i] += touched[i] ? weight : 0;
    }
    if (label != truth) {
      wrong[annotator][form.index(truth, label, truths.length)] += weight;
    }
  }

  @Override
  public void merge(Expectation other) {
    units += other.units;
    logLikelihood += other.logLikelihood;
    for (int truth = 0; truth < truths.length; truth++) {
      truths[truth] += other.truths[truth];
    }
    for (int a = 0; a < given.length; a++) {
      for (int i = 0; i < given[a].length; i++) {
        given[a][i] += other.given[a][i];
        wrong[a][i] += other.wrong[a][i];
      }
    }
  }

  double logLikelihood() {
    return logLikelihood;
  }

  /**
   * The M step: shares, half an observation being added to each class, so that none is impossible
   * (Krichevsky and Trofimov 1981).
   */
  Quality quality() {
    int classes = truths.length;
    double[] prior =
        Arrays.stream(truths).map(each -> (each + PSEUDO) / (units + PSEUDO * classes)).toArray();
    double[][] errors = new double[given.length][];
    for (int a = 0; a < errors.length; a++) {
      errors[a] = new double[given[a].length];
      for (int i = 0; i < errors[a].length; i++) {
        double more = PSEUDO * form.sharing(classes);
        errors[a][i] = (wrong[a][i] + more) / (given[a][i] + PSEUDO * classes);
      }
    }
    return new Quality(form, prior, errors);
  }
}
