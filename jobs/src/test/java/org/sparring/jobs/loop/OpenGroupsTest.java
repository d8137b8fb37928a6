package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.Author;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Start;
import org.sparring.common.data.Tokens;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.LanguageModel.Continuation;
import org.sparring.common.part.Generator;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.generate.GuideLast;
import org.sparring.jobs.generate.Samples;

/** Who wrote which token of a sample, and how open responses go on. */
class OpenGroupsTest {
  private static final Start START = new Start("k00", new int[] {1, 4}, new int[0], Map.of());

  @TempDir Path folder;
  private Workspace workspace;
  private Run run;

  @BeforeEach
  void prepare() {
    workspace = LoopFixture.prompts(folder, 10);
    run = LoopFixture.run(workspace, 1, LoopFixture.stream());
  }

  private Group<Rollout> sample(Generator generator, Start start, Finish finish) {
    Samplers samplers = new Samplers("policy", name -> model(name, finish));
    return new Sampling(run, "main", 0, generator)
        .complete(List.of(start), samplers, new DriverSite())
        .get(0);
  }

  /** A policy that writes three tokens of 5, and another model that writes three of 7. */
  private static LanguageModel model(String name, Finish finish) {
    int id = name.equals("policy") ? 5 : 7;
    return (LanguageModel)
        Proxy.newProxyInstance(
            OpenGroupsTest.class.getClassLoader(),
            new Class<?>[] {LanguageModel.class},
            (proxy, method, arguments) -> {
              List<Continuation> drawn = new ArrayList<>();
              for (int i = 0; i < ((List<?>) arguments[0]).size(); i++) {
                drawn.add(new Continuation(new int[] {id, id, id}, new double[3], finish));
              }
              return drawn;
            });
  }

  private static Samples window(int longest) {
    return new Samples(1, 1, 0, 1, 3, false, List.of(), List.of("a"), Map.of(), longest, false);
  }

  private static int[] ids(Rollout rollout) {
    return ((Tokens) rollout.trace()).ids();
  }

  @Test
  void anOpenResponseGoesOnBehindWhatAnEarlierPolicyWrote() {
    Group<Rollout> first = sample(window(5), START, Finish.LENGTH);
    assertThat(first.get(0).finish()).isEqualTo(Finish.OPEN);
    assertThat(OpenGroups.keys(List.of(first))).containsExactly("k00");
    RolloutCodec.Label label = new RolloutCodec.Label("run", "main", 0);
    FileEntry file =
        workspace.write(
            Tables.ROLLOUTS,
            new StageId("run", 0, "rollout"),
            new DriverSite(),
            RolloutCodec.rows(label, first));
    List<Start> starts = OpenGroups.starts(workspace, List.of(file));
    assertThat(starts).hasSize(1);
    Group<Rollout> second = sample(window(5), starts.get(0), Finish.LENGTH);
    Rollout whole = second.get(0);
    assertThat(ids(whole)).containsExactly(5, 5, 5, 5, 5, 5);
    assertThat(whole.author())
        .startsWith(Author.EARLIER, Author.EARLIER, Author.EARLIER)
        .endsWith(Author.POLICY, Author.POLICY, Author.POLICY);
    assertThat(whole.finish()).isEqualTo(Finish.LENGTH);
    assertThat(OpenGroups.keys(List.of(second))).isEmpty();
  }

  @Test
  void onlyWhatWasCutStaysOpen() {
    assertThat(sample(window(5), START, Finish.EOS).get(0).finish()).isEqualTo(Finish.EOS);
    assertThat(sample(window(3), START, Finish.LENGTH).get(0).finish()).isEqualTo(Finish.LENGTH);
  }

  @Test
  void stepsEndAtTheirTokensAndAtTheLast() {
    Start start = START.from(new int[] {4, 5});
    Samples steps = new Samples(1, 1, 0, 1, 3, false, List.of(), List.of("b"), Map.of(), 0, false);
    assertThat(sample(steps, start, Finish.EOS).get(0).turnEnds()).containsExactly(2, 3, 4);
    assertThat(sample(window(0), start, Finish.EOS).get(0).turnEnds()).containsExactly(4);
  }

  @Test
  void theWorldWritesWhereThePolicyHasNoPart() {
    Group<Rollout> group = sample(new GuideLast(false, 1, 1, 9, "guide"), START, Finish.EOS);
    assertThat(group.get(0).role()).isEqualTo(Role.ANCHOR);
    assertThat(group.get(0).author()).containsOnly(Author.POLICY);
    Rollout mixed = group.get(1);
    int switched = mixed.length() - 3;
    for (int t = 0; t < mixed.length(); t++) {
      assertThat(ids(mixed)[t]).isEqualTo(t < switched ? 5 : 7);
      assertThat(mixed.trained(t)).isEqualTo(t == switched - 1);
    }
  }

  @Test
  void aPartnerOfThePolicyTrainsIt() {
    Generator both = new Once(Decoding.sampling(1, 3).mixing(Map.of("policy", 1.0)));
    assertThat(sample(both, START, Finish.EOS).get(0).author()).containsOnly(Author.POLICY);
  }

  /** A generator of one request. */
  private record Once(Decoding decoding) implements Generator {
    @Override
    public List<Request> next(Start start, Group<Rollout> soFar, Progress progress, long draw) {
      return soFar.size() > 0 ? List.of() : List.of(new Request(Role.SAMPLE, -1, 0, 1, decoding));
    }
  }

  @Test
  void examplesWithAGroupAreNotChosenAgain() {
    Starts starts = new Starts(run, new ThreadFleet());
    State state = LoopFixture.state(0, Map.of());
    List<String> usual =
        starts.choose("main", LoopFixture.stream(), state, 4).picks().stream()
            .map(Pick::key)
            .toList();
    Set<String> busy = Set.of(usual.get(1), usual.get(2));
    Starts.Chosen chosen = starts.choose("main", LoopFixture.stream(), state, 4, busy);
    List<String> others = chosen.picks().stream().map(Pick::key).toList();
    assertThat(others)
        .hasSize(4)
        .startsWith(usual.get(0), usual.get(3))
        .doesNotContainAnyElementsOf(busy);
    assertThat(chosen.cursor()).containsExactly(0, 6, 0);
    State late = LoopFixture.state(1, Map.of(Starts.cursorName("main"), new double[] {0, 9, 0}));
    Starts.Chosen filled = starts.choose("main", LoopFixture.stream(), late, 4, busy);
    assertThat(filled.picks().stream().map(Pick::key)).hasSize(4).doesNotContainAnyElementsOf(busy);
    assertThat(filled.cursor()).containsExactly(1, 0, 1);
  }
}
