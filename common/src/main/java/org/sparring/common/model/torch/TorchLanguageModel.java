package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.InferenceMode;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Finish;
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
   * <p>A sequence that ends gives its slot to the next ask. It ends as {@link Finish#STOP} with a
   * stop token of the decoding, as {@link Finish#LENGTH} also at the last position, and as {@link
   * Finish#ERROR} where the model's numbers are not finite. The greedy draw from a point: their
   * log-probabilities are 0.
   *
   * @throws IllegalArgumentException for contexts that are empty, too long or outside the
   *     vocabulary, and for slots or temperatures that are not positive
   */
  @Override
  public List<Continuation> sample(
      List<Ask> asks, Decoding decoding, int[] eos, int slots, Site site) {
    Limits limits = new Limits(shape);
    limits.check(decoding, slots);
    asks.forEach(ask -> limits.check(ask.context(), 0));
    settings();
    Ends ends = new Ends(eos, decoding.stop());
    List<Draft> drafts = new ArrayList<>();
    for (Ask ask : asks) {
      int room = Math.min(decoding.maxNew(), shape.positions() - ask.context().length);
      drafts.add(new Draft(ask, room, ends));
    }
    List<Draft> open = drafts.stream().filter(draft -> !draft.done()).toList();
    if (!open.isEmpty()) {
      decode(open, new Decoder(shape, transformer, decoding, site), Math.min(slots, open.size()));
    }
    return drafts.stream().map(Draft::continuation).toList();
  }

  private void decode(List<Draft> open, Decoder decoder, int slots) {
    int longest = open.stream().mapToInt(Draft::longest).max().orElseThrow();
    try (PointerScope scope = new PointerScope();
        Pointer mode = mode(false);
        Waiting waiting = new Waiting(open, transformer, numerics.batchTokens(), slots)) {
      decoder.run(waiting, new KeyValueCache(shape, slots, longest));
    }
  }

  @Override
  public void close() {
    words.close();
    weights.close();
    transformer.close();
  }
}
