package org.sparring.common.model.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A loss of scores that are the network's output as it is: rows x 1, identity activation. */
abstract class ScoreLoss implements ILossFunction {

  /** The loss and its derivative by each score, a column. */
  abstract Pair<Double, INDArray> of(INDArray labels, INDArray scores);

  @Override
  public double computeScore(
      INDArray labels, INDArray scores, IActivation identity, INDArray mask, boolean average) {
    return of(labels, scores).getFirst();
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray scores, IActivation identity, INDArray mask) {
    return of(labels, scores).getSecond();
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray scores, IActivation identity, INDArray mask, boolean average) {
    return of(labels, scores);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray scores, IActivation identity, INDArray mask) {
    throw new UnsupportedOperationException("the loss belongs to groups, not to rows");
  }

  @Override
  public String name() {
    return getClass().getSimpleName();
  }
}
