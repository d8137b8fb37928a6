package org.sparring.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.config.Describe;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Param;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.Jobs;
import org.sparring.jobs.job.Result;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  record Limits(
      @Param(value = "Share of rows, 100 % of them at most.", or = "0.5", max = 1) double share) {}

  record Keys(
      @Param("Folder of the tables.") Optional<String> workspace,
      @Param("Name of the run.") Optional<String> run,
      @Param(value = "A table.", or = "rollouts") String table,
      @Param(value = "Rows that are shown.", or = "7", min = 1) int maxRows,
      @Param(value = "One object a line.", or = "false") boolean json,
      @Param(value = "Limits.", or = "{}") Limits limits) {}

  /** Ends as a test says. */
  record Fake(Function<Settings, Result> work) implements Job {
    @Override
    public String name() {
      return "look";
    }

    @Override
    public String summary() {
      return "Looks at a table.";
    }

    @Override
    public Class<? extends Record> settings() {
      return Keys.class;
    }

    @Override
    public List<String> arguments() {
      return List.of("table");
    }

    @Override
    public boolean usesSpark() {
      return false;
    }

    @Override
    public Result run(SparkSession spark, Settings settings) {
      return work.apply(settings);
    }
  }

  private int run(Function<Settings, Result> work, String... arguments) {
    return Main.run(arguments, List.of(new Fake(work)), printer(out), printer(messages));
  }

  private int run(String... arguments) {
    return run(settings -> Result.done(settings.print()), arguments);
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String messages() {
    return messages.toString(StandardCharsets.UTF_8);
  }

  @Test
  void assignmentsWinOverOptionsAndTheseOverFiles(@TempDir Path folder) throws Exception {
    Path low = Files.writeString(folder.resolve("a.yaml"), "table: a\nlimits: {share: 0.1}\n");
    Path high = Files.writeString(folder.resolve("b.yaml"), "table: b\nrun: b\n");
    String[] files = {"look", "--config", low.toString(), "-c", high.toString(), "--dry-run"};
    assertThat(run(files)).isZero();
    assertThat(out())
        .isEqualTo("run: b\ntable: b\nmax_rows: 7\njson: false\nlimits:\n  share: 0.1\n");
    out.reset();
    assertThat(
            run("look", "--run", "x", "d", "--set", "run=z", "-s", "limits.share=1", "--dry-run"))
        .isZero();
    assertThat(out())
        .isEqualTo("run: z\ntable: d\nmax_rows: 7\njson: false\nlimits:\n  share: 1.0\n");
  }

  @Test
  void everyKeyWithOneValueIsAnOption() {
    String[] options = {"look", "--table", "t", "--max-rows", "3", "--json", "--dry-run"};
    assertThat(run(options)).isZero();
    assertThat(out()).contains("table: t\nmax_rows: 3\njson: true\n");
    out.reset();
    String[] both = {
      "look", "-s", "max_rows=4", "-s", "json=false", "--max-rows", "3", "--json", "--dry-run"
    };
    assertThat(run(both)).isZero();
    assertThat(out()).as("assignments win").contains("max_rows: 4\njson: false\n");
    assertThat(run("look", "--max-rows", "0")).isEqualTo(2);
    assertThat(messages()).contains("max_rows: must be at least 1, not '0' (--max-rows)");
    assertThat(run("look", "--help")).isZero();
    assertThat(out()).contains("--max-rows=NUMBER", "--table=VALUE", "--[no-]json");
    assertThat(out()).contains("--workspace=DIR", "--run=NAME").doesNotContain("--limits");
  }

  @Test
  void helpTellsEveryKeyOfEveryJob() {
    assertThat(run("look", "--help")).isZero();
    assertThat(out()).contains("Looks at a table.", "--config=FILE", "--dry-run", "100 % of them");
    for (Describe.Key key : Describe.of(Keys.class)) {
      assertThat(out()).contains("  " + key.key() + "  (" + key.type());
    }
    for (Job job : Jobs.all()) {
      out.reset();
      String[] help = {job.name(), "--help"};
      assertThat(Main.run(help, Jobs.all(), printer(out), printer(messages))).isZero();
      assertThat(Describe.of(job.settings(), job.binder().registry()))
          .allSatisfy(key -> assertThat(out()).contains("  " + key.key() + "  ("));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lok|there is no job 'lok'; did you mean look?",
        "--hlep|Unknown option: '--hlep'",
        "look --confg x|Unknown option",
        "look a b|'b' is one value too many (takes: table)",
        "look --config none.yaml|none.yaml: there is no such file of settings",
        "look --set tabel=x|tabel: unknown key; did you mean table? (--set tabel)",
        "look --set limits.share=2 --dry-run|limits.share: must be at most 1, not 2",
        "look --set table|write key=value",
        "look --run|Missing required parameter",
      })
  void wrongUsageIsTwo(String line, String message) {
    assertThat(run(line.split(" ", -1))).isEqualTo(2);
    assertThat(messages()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void theExitCodeIsTheJobs() {
    assertThat(run(s -> Result.failed(ExitCode.GATE, "g"), "look")).isEqualTo(4);
    assertThat(run(s -> failing(UserException.input("i")), "look")).isEqualTo(3);
    assertThat(run(s -> failing(new IllegalStateException("b")), "look")).isEqualTo(1);
    assertThat(run("look", "-q")).isZero();
    assertThat(run()).isEqualTo(2);
    assertThat(messages()).contains("Usage: sparring");
    assertThat(run("--version")).isZero();
    assertThat(out()).contains("sparring ");
  }

  @Test
  void theStatusOfARunIsItsExitCode(@TempDir Path folder) {
    String[] status = {"look", "--workspace", folder.toString(), "--run", "r", "--status"};
    assertThat(run(status)).isEqualTo(1);
    run(
        s -> Result.failed(ExitCode.GATE, "too much"),
        "look",
        "--workspace",
        folder.toString(),
        "--run",
        "r");
    assertThat(run(status)).isEqualTo(4);
    assertThat(out()).contains("did not begin", "too much");
    assertThat(run("look", "--status")).isZero();
  }

  @Test
  void aCheckIsSilentAndLeavesAStatusWhereItFails(@TempDir Path folder) {
    String[] good = {"look", "--check"};
    assertThat(run(s -> failing(new IllegalStateException("ran")), good)).isZero();
    assertThat(messages() + out()).isEmpty();
    String place = folder.toString();
    assertThat(run("look", "--workspace", place, "--run", "r", "--set", "x=1", "--check"))
        .isEqualTo(2);
    assertThat(folder.resolve("_status/r/look.json")).exists();
  }

  private static Result failing(RuntimeException e) {
    throw e;
  }
}
