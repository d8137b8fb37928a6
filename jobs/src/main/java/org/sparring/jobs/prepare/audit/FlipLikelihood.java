package org.sparring.jobs.prepare.audit;

/**
 * The log-likelihood of judgements with its slope and Fisher's information. An annotator follows
 * Bradley and Terry on the traits, and flips some labels.
 *
 * <p>P(first wins) = f + (1 - 2 f) q, q = 1 / (1 + exp(-w x)). The parameters are the flip rates f
 * of all annotators, then the weights w.
 */
final class FlipLikelihood implements Sum<Contest, FlipLikelihood> {
  private static final long serialVersionUID = 1L;
  private static final double TRACE = 1e-6;

  private final int annotators;
  private final double[] parameters;
  private final double[] scales;
  private final double[] slope;
  private final SquareMatrix information;
  private double value;

  FlipLikelihood(int annotators, double[] parameters, double[] scales) {
    this.annotators = annotators;
    this.parameters = parameters.clone();
    this.scales = scales;
    this.slope = new double[parameters.length];
    this.information = new SquareMatrix(parameters.length);
  }

  @Override
  public void add(Contest contest) {
    int[] places = new int[contest.traits().length];
    double[] traits = new double[places.length];
    double score = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = annotators + contest.traits()[i];
      traits[i] = contest.differences()[i] / scales[contest.traits()[i]];
      score += traits[i] * parameters[places[i]];
    }
    addJudgements(contest, places, traits, 1 / (1 + StrictMath.exp(-score)));
  }

  /**
   * Adds what the annotators said of a pair.
   *
   * @param honest chance that the first response is honestly the better one
   */
  private void addJudgements(Contest contest, int[] places, double[] traits, double honest) {
    double steepness = 0;
    double curvature = 0;
    for (int j = 0; j < contest.judgements().size(); j++) {
      int annotator = contest.judgements().annotators()[j];
      double flip = parameters[annotator];
      double chance = flip + (1 - 2 * flip) * honest;
      boolean first = contest.judgements().labels()[j] == Contest.FIRST;
      value += StrictMath.log(first ? chance : 1 - chance);
      double spread = chance * (1 - chance);
      double error = ((first ? 1 : 0) - chance) / spread;
      double byFlip = 1 - 2 * honest;
      double byScore = (1 - 2 * flip) * honest * (1 - honest);
      slope[annotator] += error * byFlip;
      information.add(annotator, annotator, byFlip * byFlip / spread);
      for (int i = 0; i < places.length; i++) {
        information.add(places[i], annotator, byFlip * byScore / spread * traits[i]);
      }
      steepness += error * byScore;
      curvature += byScore * byScore / spread;
    }
    addWeights(places, traits, steepness, curvature);
  }

  private void addWeights(int[] places, double[] traits, double steepness, double curvature) {
    for (int i = 0; i < places.length; i++) {
      slope[places[i]] += steepness * traits[i];
      for (int j = 0; j <= i; j++) {
        information.add(places[i], places[j], curvature * traits[i] * traits[j]);
      }
    }
  }

  @Override
  public void merge(FlipLikelihood other) {
    value += other.value;
    information.add(other.information);
    for (int i = 0; i < slope.length; i++) {
      slope[i] += other.slope[i];
    }
  }

  double[] parameters() {
    return parameters.clone();
  }

  /** Less the ridge on the weights. */
  double value(double ridge) {
    double penalty = 0;
    for (int i = annotators; i < parameters.length; i++) {
      penalty += parameters[i] * parameters[i];
    }
    return value - ridge / 2 * penalty;
  }

  double[] slope(double ridge) {
    double[] ridged = slope.clone();
    for (int i = annotators; i < ridged.length; i++) {
      ridged[i] -= ridge * parameters[i];
    }
    return ridged;
  }

  /** With the ridge on the weights, and a trace of one on the flip rates. */
  SquareMatrix information(double ridge) {
    SquareMatrix ridged = new SquareMatrix(slope.length);
    ridged.add(information);
    for (int i = 0; i < slope.length; i++) {
      ridged.add(i, i, i < annotators ? TRACE : ridge);
    }
    return ridged;
  }
}
