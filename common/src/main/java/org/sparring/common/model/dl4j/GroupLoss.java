package org.sparring.common.model.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.sparring.common.model.GroupObjective;

/**
 * An objective of the groups that the labels describe.
 *
 * <p>DL4J divides a loss and its gradient by the number of examples, which the objective has
 * already divided by its mass, so both are multiplied by it here. (A network that does not divide
 * takes a batch of series for one series.)
 */
final class GroupLoss extends ScoreLoss {
  private final GroupObjective objective;

  GroupLoss(GroupObjective objective) {
    this.objective = objective;
  }

  @Override
  Pair<Double, INDArray> of(INDArray labels, INDArray scores) {
    PackedGroups.Unpacked batch = PackedGroups.unpack(labels);
    int groups = batch.groups().size();
    double[][] given = new double[groups][];
    double[][] slopes = new double[groups][];
    for (int g = 0; g < groups; g++) {
      int[] rows = batch.rows().get(g);
      given[g] = new double[rows.length];
      slopes[g] = new double[rows.length];
      for (int m = 0; m < rows.length; m++) {
        given[g][m] = scores.getDouble(rows[m], 0);
      }
    }
    double value = objective.evaluate(batch.groups(), given, slopes);
    INDArray column = Nd4j.zeros(scores.dataType(), scores.rows(), 1);
    for (int g = 0; g < groups; g++) {
      int[] rows = batch.rows().get(g);
      for (int m = 0; m < rows.length; m++) {
        column.putScalar(rows[m], 0, groups * slopes[g][m]);
      }
    }
    return Pair.of(groups * value, column);
  }
}
