package org.sparring.common.model.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.Trace;
import org.sparring.common.model.FeatureShape;
import org.sparring.common.model.HashedFeatures;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Model;
import org.sparring.common.model.Models;
import org.sparring.common.model.Pass;

/** A score of each response from its hashed n-grams and lengths. */
public final class FeatureNetwork implements Model {
  private final FeatureShape shape;
  private final HashedFeatures features;
  private final Layout layout;
  private final MultiLayerNetwork network;
  private final double[] gradient;

  public FeatureNetwork(FeatureShape shape) {
    this(shape, DataType.FLOAT);
  }

  /** In double precision finite differences can be told from rounding. */
  FeatureNetwork(FeatureShape shape, DataType type) {
    Dl4jProcess.settle();
    this.shape = shape;
    this.features = new HashedFeatures(shape);
    this.layout = Models.layout(shape);
    this.network = new MultiLayerNetwork(Networks.ofRows(shape, new GivenSlopes(), type));
    network.init(Nd4j.zeros(type, 1, layout.size()), false);
    this.gradient = new double[layout.size()];
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public float[] parameters() {
    return network.params().dup().data().asFloat();
  }

  @Override
  public void load(float[] parameters) {
    if (parameters.length != layout.size()) {
      throw new IllegalArgumentException(
          "the network has %d parameters, not %d".formatted(layout.size(), parameters.length));
    }
    INDArray given = Nd4j.createFromArray(parameters).reshape(1, parameters.length);
    network.setParams(given.castTo(network.params().dataType()));
  }

  @Override
  public Pass forward(List<? extends Trace> traces, Set<Signal> signals, boolean backward) {
    if (!signals.equals(Set.of(Signal.SCORE))) {
      throw new IllegalArgumentException("a network over features gives SCORE, not " + signals);
    }
    INDArray input = Nd4j.zeros(network.params().dataType(), traces.size(), shape.inputs());
    for (int r = 0; r < traces.size(); r++) {
      float[] row = features.of((Tokens) traces.get(r));
      input.putRow(r, Nd4j.createFromArray(row).castTo(input.dataType()));
    }
    return new Scores(input, network.output(input, false).toDoubleVector());
  }

  private final class Scores implements Pass {
    private final INDArray input;
    private final double[] scores;

    private Scores(INDArray input, double[] scores) {
      this.input = input;
      this.scores = scores;
    }

    @Override
    public double[] at(int trace, Signal signal) {
      return new double[] {scores[trace]};
    }

    @Override
    public void backward(SlopesOf slopes) {
      INDArray labels = Nd4j.zeros(input.dataType(), scores.length, 1);
      for (int r = 0; r < scores.length; r++) {
        double[] slope = slopes.at(r, Signal.SCORE);
        if (slope != null) {
          labels.putScalar(r, 0, slope[0]);
        }
      }
      network.setInput(input);
      network.setLabels(labels);
      network.computeGradientAndScore();
      double[] more = network.gradient().gradient().dup().data().asDouble();
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += more[i];
      }
    }

    @Override
    public void close() {
      network.clear();
    }
  }

  @Override
  public float[] gradient() {
    float[] rounded = new float[gradient.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) gradient[i];
    }
    return rounded;
  }

  @Override
  public void clearGradient() {
    Arrays.fill(gradient, 0);
  }

  @Override
  public void close() {
    network.close();
  }
}
