package org.sparring.common.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Finish;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.LanguageModel.Continuation;
import org.sparring.common.model.Models;
import org.sparring.common.random.Draw;

/** Slots that go from one sequence to the next: nobody's numbers show who had the slot before. */
class RefillTest {
  private static final int[] EOS = {Fixtures.EOS};

  @ParameterizedTest
  @EnumSource(Family.class)
  void samplesDoNotDependOnTheNumberOfSlots(Family family) {
    Architecture shape = Fixtures.tiny(family);
    Decoding decoding = Decoding.sampling(1.0, 30);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      List<Ask> asks = Fixtures.asks(shape, 9, 5);
      List<Continuation> alone = sample(model, asks, decoding, 1);
      assertThat(alone.stream().map(each -> each.ids().length).distinct()).hasSizeGreaterThan(8);
      for (int slots : new int[] {2, 3, 7, 44, 45, 100}) {
        same(sample(model, asks, decoding, slots), alone);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void greedyIdsDoNotDependOnTheNumberOfSlots(Family family) {
    Architecture shape = Fixtures.tiny(family);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      List<Ask> asks = Fixtures.asks(shape, 20, 1);
      List<Continuation> alone = sample(model, asks, Decoding.greedy(30), 1);
      for (int slots : new int[] {2, 5, 19, 20}) {
        same(sample(model, asks, Decoding.greedy(30), slots), alone);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void samplesDoNotDependOnTheOrderOfAsks(Family family) {
    Architecture shape = Fixtures.tiny(family);
    Decoding decoding = new Decoding(0.8, 6, 0.95, 30, false);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      List<Ask> asks = Fixtures.asks(shape, 9, 5);
      List<Continuation> once = sample(model, asks, decoding, 6);
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < asks.size(); i++) {
        order.add(i * 7 % asks.size());
      }
      List<Continuation> shuffled =
          sample(model, order.stream().map(asks::get).toList(), decoding, 6);
      same(shuffled, order.stream().map(once::get).toList());
    }
  }

  private static List<Continuation> sample(
      LanguageModel model, List<Ask> asks, Decoding decoding, int slots) {
    return model.sample(asks, decoding, EOS, slots, Fixtures.site());
  }

  private static void same(List<Continuation> actual, List<Continuation> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i).ids()).as("sample %d", i).isEqualTo(expected.get(i).ids());
      assertThat(actual.get(i).finish()).isEqualTo(expected.get(i).finish());
      assertThat(actual.get(i).samplerLogProbs())
          .containsExactly(expected.get(i).samplerLogProbs(), within(1e-5));
    }
  }

  /** One token's embedding is no number: whoever has read it fails, and leaves nothing behind. */
  @Test
  void aSequenceThatFailedDoesNotSpoilTheNextInItsSlot() {
    Architecture shape = Fixtures.tiny(Family.LLAMA);
    int broken = 10;
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      List<Ask> good = asks(20, i -> new int[] {2 + i % 7, 3});
      List<Continuation> expected = sample(model, good, Decoding.sampling(1, 30), 3);
      float[] theta = model.parameters();
      Arrays.fill(theta, broken * shape.width(), (broken + 1) * shape.width(), Float.NaN);
      model.load(theta);
      List<Ask> mixed = new ArrayList<>(good);
      mixed.addAll(0, asks(3, i -> new int[] {2, 3, 4, 5, 6, 7, 8, 9, broken}));
      List<Continuation> drawn = sample(model, mixed, Decoding.sampling(1, 30), 3);
      for (int i = 0; i < 3; i++) {
        assertThat(drawn.get(i).finish()).isEqualTo(Finish.ERROR);
        assertThat(drawn.get(i).ids()).isEmpty();
      }
      int whole = 0;
      for (int i = 0; i < good.size(); i++) {
        int[] ids = expected.get(i).ids();
        int first = Arrays.stream(ids).boxed().toList().indexOf(broken);
        int[] until = first < 0 ? ids : Arrays.copyOf(ids, first + 1);
        assertThat(drawn.get(3 + i).ids()).as("sample %d", i).isEqualTo(until);
        whole += first < 0 || first == ids.length - 1 ? 1 : 0;
      }
      assertThat(whole).isBetween(1, good.size() - 1);
    }
  }

  private static List<Ask> asks(int count, IntFunction<int[]> context) {
    List<Ask> asks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      asks.add(new Ask(context.apply(i), Draw.seed(13).with(i)));
    }
    return asks;
  }

  @Test
  void everyDistinctContextIsReadOnceWhateverTheOrderAndTheSlots() {
    Architecture shape = Fixtures.tiny(Family.GPT2);
    List<Ask> asks = new ArrayList<>(Fixtures.asks(shape, 9, 5));
    asks.sort((a, b) -> Long.compare(a.draw().key(), b.draw().key()));
    long distinct = asks.stream().map(ask -> Arrays.toString(ask.context())).distinct().count();
    for (int slots : new int[] {1, 4, 45}) {
      assertThat(contextsRead(shape, asks, slots)).isEqualTo(distinct);
    }
    Collections.reverse(asks);
    assertThat(contextsRead(shape, asks, 7)).isEqualTo(distinct);
  }

  private static long contextsRead(Architecture shape, List<Ask> asks, int slots) {
    try (PointerScope scope = new PointerScope();
        Weights weights = new Weights(Models.layout(shape));
        InferenceMode mode = new InferenceMode(true)) {
      Reads reads = new Reads(new Gpt2(shape, weights));
      List<Draft> drafts =
          asks.stream().map(ask -> new Draft(ask, 5, new Ends(EOS, List.of()))).toList();
      Decoding decoding = Decoding.sampling(1, 5);
      Waiting waiting = new Waiting(drafts, reads, 4096, slots);
      KeyValueCache cache = new KeyValueCache(shape, slots, shape.positions());
      TorchSampler.Member member = new TorchSampler.Member(shape, reads, 1);
      try (Voice voice = new Voice(member, waiting, cache)) {
        new Decoder(List.of(voice), decoding, Fixtures.site()).run();
      }
      assertThat(drafts).allMatch(Draft::done);
      return reads.contexts;
    }
  }

  /** Counts the sequences that begin in a forward pass. */
  private static final class Reads implements Transformer {
    private final Transformer inner;
    private long contexts;

    Reads(Transformer inner) {
      this.inner = inner;
    }

    @Override
    public Tensor forward(Tensor ids, Tensor positions, Attention attention) {
      if (attention instanceof PrefillAttention prefill) {
        contexts += prefill.causal().stretches().stream().mapToInt(Stretch::count).sum();
      }
      return inner.forward(ids, positions, attention);
    }

    @Override
    public Tensor norm(Tensor rows) {
      return inner.norm(rows);
    }

    @Override
    public Tensor head() {
      return inner.head();
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void aStopTokenEndsASampleAndIsItsLastToken(Family family) {
    Architecture shape = Fixtures.tiny(family);
    Decoding free = Decoding.sampling(1.0, 30);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      List<Ask> asks = Fixtures.asks(shape, 4, 8);
      List<Continuation> longer = sample(model, asks, free, 5);
      List<Continuation> stopped = sample(model, asks, free.stopping(List.of(4, 6, 1)), 5);
      assertThat(stopped)
          .extracting(Continuation::finish)
          .contains(Finish.STOP, Finish.EOS)
          .doesNotContain(Finish.ERROR);
      for (int i = 0; i < asks.size(); i++) {
        int[] ids = longer.get(i).ids();
        int end = 0;
        while (end < ids.length && ids[end] != 4 && ids[end] != 6) {
          end++;
        }
        boolean met = end < ids.length;
        assertThat(stopped.get(i).ids()).isEqualTo(Arrays.copyOf(ids, met ? end + 1 : end));
        assertThat(stopped.get(i).finish()).isEqualTo(met ? Finish.STOP : longer.get(i).finish());
      }
    }
  }
}
