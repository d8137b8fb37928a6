package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.model.Numerics;
import org.sparring.common.workspace.Workspace;

/** The numerics profile that a round is stored with. */
class RoundTablesTest {
  @TempDir private Path folder;

  private static StepsWork.Done worker(String profile) {
    Footprint footprint = Footprint.of(new DriverSite(), System.nanoTime(), List.of());
    return StepsWork.Done.of(new TreeMap<>(), List.of(), new TreeMap<>()).with(profile, footprint);
  }

  private RoundTables tables(boolean mixed) {
    Workspace workspace = LoopFixture.prompts(folder, 2);
    Run run = LoopFixture.run(workspace, 1, LoopFixture.stream());
    Numerics numerics = new Numerics(1, 8, 4096, 0, mixed);
    Run asked =
        new Run(
            run.name(),
            run.seed(),
            run.rounds(),
            run.settings(),
            run.recipe(),
            numerics,
            run.tokenizer(),
            workspace);
    return new RoundTables(asked, LoopFixture.state(3, Map.of()));
  }

  @Test
  void aRoundIsStoredWithTheProfileThatItsWorkersHad() {
    assertThat(tables(false).profile(List.of(worker("a"), worker("a")))).isEqualTo("a");
  }

  @Test
  void workersOfSeveralProfilesEndTheRunUnlessTheyMayMix() {
    List<StepsWork.Done> workers = List.of(worker("b"), worker("a"), worker("b"));
    assertThatThrownBy(() -> tables(false).profile(workers))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("round 3")
        .hasMessageContaining("`a` and `b`")
        .hasMessageContaining("numerics.mixed=true")
        .extracting(each -> ((UserException) each).code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void roundsOfMixedWorkersNameEveryProfile() {
    assertThat(tables(true).profile(List.of(worker("b"), worker("a")))).isEqualTo("a | b");
  }
}
