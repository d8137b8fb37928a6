package org.sparring.common.model.dl4j;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;
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
    ListBuilder layers = layers(shape, new Updaters(new NoOp(), 0), type);
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
      FeatureShape shape, ILossFunction loss, Updaters updaters) {
    ListBuilder layers = layers(shape, updaters, DataType.FLOAT);
    layers.layer(
        new RnnOutputLayer.Builder(loss)
            .nIn(last(shape))
            .nOut(1)
            .activation(Activation.IDENTITY)
            .weightDecay(updaters.decay())
            .build());
    return layers.setInputType(InputType.recurrent(shape.inputs())).build();
  }

  /** Decay is set layer by layer: set for the whole network, DL4J 1.0.0-M2.1 applies it twice. */
  private static ListBuilder layers(FeatureShape shape, Updaters updaters, DataType type) {
    ListBuilder layers =
        new NeuralNetConfiguration.Builder().dataType(type).updater(updaters.updater()).list();
    if (shape.hidden() > 0) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(shape.inputs())
              .nOut(shape.hidden())
              .activation(Activation.TANH)
              .weightDecay(updaters.decay())
              .build());
    }
    return layers;
  }

  private static int last(FeatureShape shape) {
    return shape.hidden() > 0 ? shape.hidden() : shape.inputs();
  }
}
