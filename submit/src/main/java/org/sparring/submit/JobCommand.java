package org.sparring.submit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.Result;
import org.sparring.jobs.job.Status;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that all jobs have. */
final class JobCommand implements Callable<Integer> {
  private final Job job;
  private final KeyOptions options;
  private final PrintStream out;
  private final PrintStream messages;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "File of settings in YAML or JSON; of several, the last one wins.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "One setting, its value in YAML: averaging.workers=4; it wins over files.")
  private List<String> assignments = new ArrayList<>();

  @Option(
      names = "--dry-run",
      description = "Check the settings, print them with all defaults, and do nothing.")
  private boolean dry;

  @Option(
      names = "--status",
      description = "Tell how the job of these settings ended, with its exit code.")
  private boolean status;

  @Option(names = "--check", hidden = true, description = "Check the settings before Spark starts.")
  private boolean check;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print results and errors only.")
  private boolean quiet;

  @Parameters(
      paramLabel = "VALUE",
      arity = "0..*",
      description = "Values of the settings that need no name.")
  private List<String> values = new ArrayList<>();

  @Spec private CommandSpec command;

  JobCommand(Job job, PrintStream out, PrintStream messages) {
    this.job = job;
    this.options = new KeyOptions(job.settings());
    this.out = out;
    this.messages = messages;
  }

  @Override
  public Integer call() throws IOException {
    try {
      Settings given = given();
      if (dry) {
        return dryRun(given);
      }
      JobRunner runner = new JobRunner(out, messages, quiet);
      if (check) {
        return runner.check(job, given).code().number();
      }
      Result result = status ? status(given) : runner.run(job, given);
      return result.code().number();
    } catch (UserException e) {
      messages.println(job.name() + ": " + e.getMessage());
      return e.code().number();
    }
  }

  /** The command with these options and one for each key that holds a single value. */
  CommandLine line() {
    CommandLine line = new CommandLine(this);
    options.addTo(line.getCommandSpec().mixinStandardHelpOptions(true));
    return line;
  }

  /**
   * Files, then values, then options, then assignments; the recipe and the defaults below them are
   * the job's to add.
   */
  private Settings given() {
    Settings given = Settings.empty();
    for (Path file : files) {
      given = given.with(Settings.load(file));
    }
    if (values.size() > job.arguments().size()) {
      String allowed = job.arguments().isEmpty() ? "none" : String.join(" ", job.arguments());
      String surplus = values.get(job.arguments().size());
      throw UserException.settings(
          "'%s' is one value too many (takes: %s)".formatted(surplus, allowed));
    }
    for (int i = 0; i < values.size(); i++) {
      given = given.set(job.arguments().get(i) + "=" + values.get(i));
    }
    given = options.laid(given, command.commandLine().getParseResult());
    return given.set(assignments);
  }

  private int dryRun(Settings given) {
    Settings settings = JobRunner.checked(job, given);
    out.print(settings.print());
    out.print(job.preview(settings));
    if (!quiet) {
      messages.println(job.name() + ": the settings are fine");
    }
    return ExitCode.DONE.number();
  }

  private Result status(Settings given) throws IOException {
    Optional<Status> place =
        Status.of(Status.hadoop(), JobRunner.effective(job, given), job.name());
    if (place.isEmpty()) {
      return Result.done("the settings name no workspace and run");
    }
    Result result = place.get().read();
    out.printf("%s: %s%n", job.name(), result.reason());
    return result;
  }
}
