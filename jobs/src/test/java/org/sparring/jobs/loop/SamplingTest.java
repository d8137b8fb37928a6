package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Start;
import org.sparring.common.data.Tokens;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.LanguageModel.Continuation;
import org.sparring.jobs.generate.Samples;

/** Samples that end with an end-of-sequence token, and samples that were cut. */
class SamplingTest {
  private static final int EOS = 2;
  private static final Continuation CUT =
      new Continuation(new int[] {4, 5}, new double[] {-1, -2}, Finish.LENGTH);
  private static final Continuation ENDED =
      new Continuation(new int[] {4, EOS}, new double[] {-1, -3}, Finish.EOS);

  @TempDir Path folder;
  private Run run;

  @BeforeEach
  void prepare() {
    run = LoopFixture.run(LoopFixture.prompts(folder, 2), 1, LoopFixture.stream());
  }

  private Group<Rollout> sample(boolean close) {
    Start start = new Start("k00", new int[] {1, 4}, new int[0], Map.of());
    return new Sampling(
            run, "main", 0, new Samples(2, 1, 0, 1, 2, close, List.of(), List.of(), 0, false))
        .complete(
            List.of(start),
            new Samplers("policy", name -> always(List.of(CUT, ENDED))),
            new DriverSite())
        .get(0);
  }

  /** A model that knows nothing but what it samples. */
  private static LanguageModel always(List<Continuation> drawn) {
    return (LanguageModel)
        Proxy.newProxyInstance(
            SamplingTest.class.getClassLoader(),
            new Class<?>[] {LanguageModel.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("sample");
              return drawn;
            });
  }

  private static int[] ids(Rollout rollout) {
    return ((Tokens) rollout.trace()).ids();
  }

  @Test
  void aCutSampleGetsAnEndThatThePolicyDidNotWrite() {
    Rollout closed = sample(true).get(0);
    assertThat(ids(closed)).containsExactly(4, 5, EOS);
    assertThat(closed.author()).containsExactly(Author.POLICY, Author.POLICY, Author.WORLD);
    assertThat(closed.trained(2)).isFalse();
    assertThat(closed.finish()).isEqualTo(Finish.LENGTH);
    assertThat(closed.row(Row.logProb(Row.SAMPLER))).containsExactly(-1, -2, 0);
  }

  @Test
  void whatEndedOrWasNotToBeClosedStaysAsItIs() {
    assertThat(ids(sample(true).get(1))).containsExactly(4, EOS);
    assertThat(ids(sample(false).get(0))).containsExactly(4, 5);
  }
}
