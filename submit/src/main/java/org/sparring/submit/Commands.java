package org.sparring.submit;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sparring.common.config.Describe;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.Jobs;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One subcommand for each job, its help made from the record of its settings. */
final class Commands {
  private static final int WIDTH = 100;

  private final List<Job> jobs;
  private final PrintStream out;
  private final PrintStream messages;

  Commands(List<Job> jobs, PrintStream out, PrintStream messages) {
    this.jobs = jobs;
    this.out = out;
    this.messages = messages;
  }

  CommandLine line() {
    CommandSpec root = CommandSpec.create().name("sparring").mixinStandardHelpOptions(true);
    root.version("sparring " + version());
    root.usageMessage()
        .description("Apache Spark jobs that turn preference data into a trained policy.")
        .synopsisSubcommandLabel("JOB")
        .commandListHeading("%nJobs:%n")
        .footer(
            "",
            "sparring JOB --help tells the settings of a job.",
            "With the launcher, what follows -- goes to spark-submit: -- --master yarn",
            "Exit codes: 0 done, 1 a bug, 2 usage, settings or environment, 3 input, 4 a gate,",
            "130 or 143 interrupted.");
    CommandLine line = new CommandLine(root);
    jobs.forEach(job -> line.addSubcommand(job.name(), subcommand(job)));
    line.setExecutionStrategy(
        parsed -> hasJob(parsed) ? new CommandLine.RunLast().execute(parsed) : help(line));
    line.setParameterExceptionHandler(this::refuse);
    line.setOut(writer(out));
    line.setErr(writer(messages));
    line.setUsageHelpWidth(WIDTH);
    return line;
  }

  private CommandLine subcommand(Job job) {
    CommandLine line = new JobCommand(job, out, messages).line();
    line.getCommandSpec()
        .name(job.name())
        .version("sparring " + version())
        .usageMessage()
        .description(job.summary())
        .footer(
            KeyHelp.lines(Describe.of(job.settings(), job.binder().registry()))
                .toArray(String[]::new));
    return line;
  }

  private static boolean hasJob(CommandLine.ParseResult parsed) {
    return parsed.hasSubcommand()
        || parsed.isUsageHelpRequested()
        || parsed.isVersionHelpRequested();
  }

  /** Without a job there is nothing to run. */
  private int help(CommandLine line) {
    line.usage(line.getErr());
    return ExitCode.USAGE.number();
  }

  private int refuse(ParameterException problem, String[] arguments) {
    messages.println("sparring: " + unknownJob(problem).orElse(problem.getMessage()));
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    messages.println("Try: " + command + " --help");
    return ExitCode.USAGE.number();
  }

  private Optional<String> unknownJob(ParameterException problem) {
    if (!(problem instanceof UnmatchedArgumentException unmatched)
        || problem.getCommandLine().getParent() != null) {
      return Optional.empty();
    }
    String name = unmatched.getUnmatched().get(0);
    if (name.startsWith("-")) {
      return Optional.empty();
    }
    try {
      Jobs.named(name, jobs);
      return Optional.empty();
    } catch (UserException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
