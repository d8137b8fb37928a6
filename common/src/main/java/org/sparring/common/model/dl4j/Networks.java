package org.sparring.common.model.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.sparring.common.model.FeatureShape;

/**
 * Configurations of one network: its parameters are the same vector in both forms, in the order of
 * {@code FeatureLayout}.
 */
final class Networks {
  private Networks() {}

  /** Reads rows of features and gives a score for each. */
  static MultiLayerConfiguration ofRows(FeatureShape shape, ILossFunction loss, DataType type) {
    ListBuilder layers = layers(shape, new NoOp(), List.of(), type);
    layers.layer(
        new OutputLayer.Builder(loss)
            .nIn(last(shape))
            .nOut(1)
            .activation(Activation.IDENTITY)
            .build());
    return layers.setInputType(InputType.feedForward(shape.inputs())).build();
  }

  /**
   * Reads groups as series whose steps are the members, so that no one who cuts batches parts them,
   * and gives a score for each step.
   */
  static MultiLayerConfiguration ofGroups(
      FeatureShape shape, ILossFunction loss, IUpdater updater, List<Regularization> decay) {
    ListBuilder layers = layers(shape, updater, decay, DataType.FLOAT);
    layers.layer(
        new RnnOutputLayer.Builder(loss)
            .nIn(last(shape))
            .nOut(1)
            .activation(Activation.IDENTITY)
            .build());
    return layers.setInputType(InputType.recurrent(shape.inputs())).build();
  }

  /** Gradients are sums: objectives divide by their own mass. */
  private static ListBuilder layers(
      FeatureShape shape, IUpdater updater, List<Regularization> decay, DataType type) {
    ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .miniBatch(false)
            .updater(updater)
            .regularization(new ArrayList<>(decay))
            .list();
    if (shape.hidden() > 0) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(shape.inputs())
              .nOut(shape.hidden())
              .activation(Activation.TANH)
              .build());
    }
    return layers;
  }

  private static int last(FeatureShape shape) {
    return shape.hidden() > 0 ? shape.hidden() : shape.inputs();
  }
}
