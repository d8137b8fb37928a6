package org.sparring.common.model.torch;

import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.InferenceMode;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.Trace;
import org.sparring.common.fleet.Site;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.Pass;

/** A decoder-only transformer on libtorch, on the CPU, in single precision. */
public final class TorchLanguageModel implements LanguageModel {
  private final Architecture shape;
  private final Numerics numerics;
  private final Weights weights;
  private final Transformer transformer;
  private final WordHead words;
  private final Outputs outputs;

  public TorchLanguageModel(Architecture shape, Numerics numerics) {
    this.shape = shape;
    this.numerics = numerics;
    settings();
    try (PointerScope scope = new PointerScope()) {
      this.weights = new Weights(Models.layout(shape));
      this.transformer =
          shape.family() == Family.GPT2 ? new Gpt2(shape, weights) : new Llama(shape, weights);
      this.words =
          new WordHead(
              transformer.head(),
              numerics.logitRows(shape.vocabulary()),
              numerics.heldLogitRows(shape.vocabulary()));
      this.outputs =
          new Outputs(
              transformer,
              new Outputs.Heads(
                  head(shape.outputs().contains(Output.VALUE), "value_head"),
                  head(shape.outputs().contains(Output.SCORE), "score"),
                  head(shape.head() > 0, "head")),
              words);
    }
  }

  private Outputs.Linear head(boolean there, String name) {
    return there
        ? new Outputs.Linear(weights.leaf(name + ".weight"), weights.leaf(name + ".bias"))
        : null;
  }

  private void settings() {
    TorchProcess.use(numerics.threads());
  }

  @Override
  public Layout layout() {
    return weights.layout();
  }

  @Override
  public float[] parameters() {
    return weights.values();
  }

  @Override
  public void load(float[] parameters) {
    weights.load(parameters);
  }

  @Override
  public void train(Set<String> tensors) {
    weights.train(tensors);
  }

  @Override
  public float[] gradient() {
    return weights.gradient();
  }

  @Override
  public void clearGradient() {
    weights.clearGradient();
  }

  @Override
  public Pass forward(List<? extends Trace> traces, Set<Signal> signals, boolean gradient) {
    Limits limits = new Limits(shape);
    limits.check(signals);
    List<Tokens> tokens = limits.tokens(traces);
    settings();
    int[] responses = tokens.stream().mapToInt(Tokens::length).toArray();
    int[] lengths = tokens.stream().mapToInt(t -> t.context().length + t.ids().length).toArray();
    TorchPass pass = new TorchPass(tokens.size(), shape.head(), this::settings);
    for (int[] cut : Batch.cut(lengths, numerics.batchTokens())) {
      try (PointerScope scope = new PointerScope();
          Pointer mode = mode(gradient)) {
        pass.add(outputs.of(Batch.of(cut, tokens), signals, gradient), responses, gradient);
      }
    }
    return pass;
  }

  private static Pointer mode(boolean gradient) {
    return gradient ? new AutoGradMode(true) : new InferenceMode(true);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException as {@link TorchSampler} does
   */
  @Override
  public List<Continuation> sample(
      List<Ask> asks, Decoding decoding, int[] eos, int slots, Site site) {
    return TorchSampler.of(List.of(this), List.of(1.0)).sample(asks, decoding, eos, slots, site);
  }

  /** What samples are drawn from, with this weight of its logits. */
  TorchSampler.Member member(double weight) {
    return new TorchSampler.Member(shape, transformer, weight);
  }

  Numerics numerics() {
    return numerics;
  }

  @Override
  public void close() {
    words.close();
    weights.close();
    transformer.close();
  }
}
