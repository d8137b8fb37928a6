package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.RoundRow;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.text.WordTokenizer;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.recipe.Averaging;
import org.sparring.jobs.recipe.Batching;
import org.sparring.jobs.recipe.FreshModel;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.Recipe;

/** What is looked at before the first stage, on a session of this machine. */
class PreflightTest {
  @TempDir private Path folder;

  private Run run(Numerics numerics) {
    FreshModel shape = new FreshModel(Family.GPT2, 8, 1, 2, 0, 0, 32, true);
    ModelSpec policy = ModelSpec.fresh(shape);
    Recipe recipe =
        new Recipe(
            "test",
            "",
            Map.of("policy", policy),
            Map.of(),
            List.of(),
            new Batching(1, 1),
            Averaging.mean(1, 1),
            List.of());
    Workspace workspace = Workspace.create(folder.toString(), new Configuration());
    WordTokenizer words = WordTokenizer.ofWords(List.of("a", "b"));
    return new Run("run", 1, 2, "settings", recipe, numerics, words, workspace);
  }

  private static void round(Run run, int round, String profile) {
    StageId stage = new StageId("run", round, "round");
    RoundRow row = new RoundRow("run", round, "", "", "settings", profile);
    FileEntry file = run.workspace().write(Tables.ROUNDS, stage, new DriverSite(), List.of(row));
    run.workspace().commit(new Manifest(stage, "", "settings", List.of(file), Map.of()));
  }

  @Test
  void aRunGoesOnUnderTheProfileOfItsLastRoundOnly() {
    Numerics strict = new Numerics(1, 4, 1024);
    Run run = run(strict);
    Preflight preflight = new Preflight(LocalSession.spark());
    assertThatCode(() -> preflight.require(run)).doesNotThrowAnyException();
    round(run, 0, "another machine");
    assertThatThrownBy(() -> preflight.require(run))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("`another machine`")
        .hasMessageContaining(Models.profile(strict))
        .extracting(each -> ((UserException) each).code())
        .isEqualTo(ExitCode.USAGE);
    Run mixed = run(new Numerics(1, 4, 1024, 4L << 20, true));
    assertThatCode(() -> preflight.require(mixed)).doesNotThrowAnyException();
    round(run, 1, Models.profile(strict));
    assertThatCode(() -> preflight.require(run)).doesNotThrowAnyException();
  }

  @Test
  void moreThreadsThanATaskHasCoresAreRefused() {
    Preflight preflight = new Preflight(LocalSession.spark());
    assertThatThrownBy(() -> preflight.require(run(new Numerics(8, 4, 1024))))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--conf spark.task.cpus=8");
  }

  @Test
  void theDoctorSaysAllThatItFinds() {
    DoctorJob job = new DoctorJob();
    Settings good = JobRunner.effective(job, Settings.empty());
    Result healthy = job.run(LocalSession.spark(), good);
    assertThat(healthy.code()).isEqualTo(ExitCode.DONE);
    assertThat(healthy.facts())
        .containsKeys("java", "glibc", "cache", "slots", "memory", "numerics", "rows");
    Settings bad = JobRunner.effective(job, Settings.empty().set("numerics.threads=9"));
    Result ill = job.run(LocalSession.spark(), bad);
    assertThat(ill.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ill.facts().get("slots").toString()).startsWith("fail: ");
  }

  @Test
  void acceptingOtherMachinesDoesNotMakeItAnotherRun() {
    Settings plain = Settings.empty().set("numerics.threads=1");
    assertThat(TrainJob.hash(plain.set("numerics.mixed=true"))).isEqualTo(TrainJob.hash(plain));
  }
}
