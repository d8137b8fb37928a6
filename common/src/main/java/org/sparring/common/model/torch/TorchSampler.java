package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Finish;
import org.sparring.common.fleet.Site;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.LanguageModel.Continuation;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.Sampler;

/**
 * Samples from one transformer, or from several of one vocabulary by a weighted sum of their
 * logits.
 *
 * <p>A sequence that ends gives its slot to the next ask. It ends as {@link Finish#STOP} with a
 * stop token of the decoding, as {@link Finish#LENGTH} also at the last position of any of the
 * transformers, and as {@link Finish#ERROR} where their numbers are not finite. The greedy draw
 * from a point: their log-probabilities are 0.
 *
 * @param members at least one
 * @param numerics threads and batches
 */
public record TorchSampler(List<Member> members, Numerics numerics) implements Sampler {

  /** A transformer and the weight of its logits. */
  record Member(Architecture shape, Transformer transformer, double weight) {}

  /** Refuses models whose vocabularies differ. */
  public TorchSampler {
    members = List.copyOf(members);
    int vocabulary = members.get(0).shape().vocabulary();
    for (Member each : members) {
      if (each.shape().vocabulary() != vocabulary) {
        throw new IllegalArgumentException(
            "a mixture needs one vocabulary, got %d and %d ids"
                .formatted(vocabulary, each.shape().vocabulary()));
      }
    }
  }

  /** These models together, by these weights. */
  public static TorchSampler of(List<TorchLanguageModel> models, List<Double> weights) {
    List<Member> members = new ArrayList<>();
    for (int m = 0; m < models.size(); m++) {
      members.add(models.get(m).member(weights.get(m)));
    }
    return new TorchSampler(members, models.get(0).numerics());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException for contexts that are empty, too long or outside the
   *     vocabulary, and for slots or temperatures that are not positive
   */
  @Override
  public List<Continuation> sample(
      List<Ask> asks, Decoding decoding, int[] eos, int slots, Site site) {
    for (Member each : members) {
      Limits limits = new Limits(each.shape());
      limits.check(decoding, slots);
      asks.forEach(ask -> limits.check(ask.context(), 0));
    }
    TorchProcess.use(numerics.threads());
    int positions = members.stream().mapToInt(each -> each.shape().positions()).min().orElseThrow();
    Ends ends = new Ends(eos, decoding.stop());
    List<Draft> drafts = new ArrayList<>();
    for (Ask ask : asks) {
      int room = Math.min(decoding.maxNew(), positions - ask.context().length);
      drafts.add(new Draft(ask, room, ends));
    }
    List<Draft> open = drafts.stream().filter(draft -> !draft.done()).toList();
    if (!open.isEmpty()) {
      decode(open, decoding, Math.min(slots, open.size()), site);
    }
    return drafts.stream().map(Draft::continuation).toList();
  }

  private void decode(List<Draft> open, Decoding decoding, int slots, Site site) {
    int longest = open.stream().mapToInt(Draft::longest).max().orElseThrow();
    List<Voice> voices = new ArrayList<>();
    try (PointerScope scope = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      for (Member each : members) {
        Waiting waiting = new Waiting(open, each.transformer(), numerics.batchTokens(), slots);
        voices.add(new Voice(each, waiting, new KeyValueCache(each.shape(), slots, longest)));
      }
      try {
        new Decoder(voices, decoding, site).run();
      } finally {
        voices.forEach(Voice::close);
      }
    }
  }
}
