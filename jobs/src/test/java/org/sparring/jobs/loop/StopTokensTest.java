package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Start;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.LanguageModel.Continuation;
import org.sparring.common.model.text.WordTokenizer;
import org.sparring.jobs.generate.Samples;
import org.sparring.jobs.recipe.Recipes;
import org.sparring.jobs.recipe.Stream;

/** Texts that end a sample, as the tokenizer reads them. */
class StopTokensTest {
  private static final WordTokenizer WORDS = WordTokenizer.ofWords(List.of("a", "b", "c", "d"));

  @TempDir Path folder;
  private Run run;

  @BeforeEach
  void prepare() {
    run = LoopFixture.run(LoopFixture.prompts(folder, 2), 1, LoopFixture.stream());
  }

  private static Samples stopping(String... stop) {
    return new Samples(1, 1, 0, 1, 2, false, List.of(stop), List.of(), Map.of(), 0, false);
  }

  @Test
  void theyReachTheModelAsIdsBesidesEndOfSequence() {
    List<Decoding> asked = new ArrayList<>();
    LanguageModel model =
        (LanguageModel)
            Proxy.newProxyInstance(
                StopTokensTest.class.getClassLoader(),
                new Class<?>[] {LanguageModel.class},
                (proxy, method, arguments) -> {
                  asked.add((Decoding) arguments[1]);
                  assertThat((int[]) arguments[2]).containsExactly(WORDS.eos());
                  return List.of(new Continuation(new int[] {5}, new double[] {-1}, Finish.STOP));
                });
    Start start = new Start("k00", new int[] {1, 4}, new int[0], Map.of());
    var groups =
        new Sampling(run, "main", 0, stopping("b", "d"))
            .complete(List.of(start), new Samplers("policy", name -> model), new DriverSite());
    assertThat(asked).extracting(Decoding::stop).containsExactly(List.of(5, 7));
    assertThat(groups.get(0).get(0).finish()).isEqualTo(Finish.STOP);
  }

  @Test
  void whatIsNoSingleTokenIsRefusedWithItsTokens() {
    refused("a b", "stop", "stream `main`", "`a b`", "2 tokens: 4 `a`, 5 `b`");
    refused("zebra", "`zebra`", "1 tokens: 3 `<unk>`");
    refused(" ", "` `", "no token");
  }

  private static void refused(String text, String... parts) {
    assertThatThrownBy(() -> new StopTokens(WORDS).of("main", stopping("c", text)))
        .isInstanceOfSatisfying(
            UserException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.USAGE))
        .message()
        .contains(parts);
  }

  @Test
  void stepsAreTokensToo() {
    Samples samples =
        new Samples(1, 1, 0, 1, 2, false, List.of(), List.of("b", "a c"), Map.of(), 0, false);
    assertThatThrownBy(() -> new StopTokens(WORDS).steps("main", samples))
        .hasMessageContaining("steps of the generator of stream `main`: `a c`");
    Samples single =
        new Samples(1, 1, 0, 1, 2, false, List.of("d"), List.of("b"), Map.of(), 0, false);
    assertThat(new StopTokens(WORDS).steps("main", single)).containsExactly(5);
    assertThat(new StopTokens(WORDS).of("main", single)).containsExactly(7);
  }

  @Test
  void aRunIsRefusedBeforeItBegins() {
    Stream stream = LoopFixture.stream(stopping("a", "b c"));
    assertThatThrownBy(
            () -> LoopFixture.run(LoopFixture.prompts(folder.resolve("other"), 2), 1, stream))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("`b c`");
  }

  @Test
  void theSettingIsAListThatIsEmptyByDefault() {
    Settings given = Settings.parse("{samples: 2, stop: ['###']}");
    assertThat(given.bind(Samples.class, Recipes.binder()).stop()).containsExactly("###");
    assertThat(Settings.empty().bind(Samples.class, Recipes.binder()).stop()).isEmpty();
  }
}
