package org.sparring.jobs.job;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;

/** Runs a job: its settings, its session, its status file, and how it ended. */
public final class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final PrintStream out;
  private final PrintStream messages;
  private final boolean quiet;

  /**
   * A runner.
   *
   * @param out where the facts of the result go
   * @param messages where settings, progress and errors go
   * @param quiet whether to print errors only
   */
  public JobRunner(PrintStream out, PrintStream messages, boolean quiet) {
    this.out = out;
    this.messages = messages;
    this.quiet = quiet;
  }

  /** The settings that a job would run with: what it lays below, what was given, all defaults. */
  public static Settings effective(Job job, Settings given) {
    return job.base(given).with(given).filled(job.settings(), job.binder());
  }

  /** The effective settings of a job, after it has looked whether they fit together. */
  public static Settings checked(Job job, Settings given) {
    Settings settings = effective(job, given);
    job.check(settings);
    return settings;
  }

  /** Checks the settings of a job before a session is paid for; a failure has its status file. */
  public Result check(Job job, Settings given) {
    try {
      checked(job, given);
      return Result.done("the settings are fine");
    } catch (RuntimeException e) {
      return notBegun(job, given, e);
    }
  }

  /** Runs a job and never throws: what goes wrong is the result. */
  public Result run(Job job, Settings given) {
    Settings settings;
    try {
      settings = checked(job, given);
    } catch (RuntimeException e) {
      return notBegun(job, given, e);
    }
    if (!quiet) {
      messages.print(settings.print());
    }
    try (Sessions session =
        job.usesSpark() ? Sessions.open(title(job, settings)) : Sessions.none()) {
      return attempt(job, settings, session);
    } catch (RuntimeException e) {
      return notBegun(job, settings, e);
    }
  }

  private Result attempt(Job job, Settings settings, Sessions session) {
    Optional<Status> status = Status.of(session.hadoop(), settings, job.name());
    Failure.Ending ending;
    try {
      begin(status);
      ending = Failure.Ending.of(job.run(session.spark(), settings));
    } catch (Throwable t) {
      if (stopping()) {
        return Result.failed(ExitCode.TERMINATED, "stopped");
      }
      ending = failed(job, t);
    }
    return end(job, ending, status);
  }

  /** A run that did not get as far as its job has a status too, where it names its place. */
  private Result notBegun(Job job, Settings given, RuntimeException cause) {
    Optional<Status> status = Optional.empty();
    try {
      status = Status.of(Status.hadoop(), given, job.name());
    } catch (UserException e) {
      LOG.debug("The settings name no place for a status", e);
    }
    return end(job, failed(job, cause), status);
  }

  private static void begin(Optional<Status> status) {
    try {
      if (status.isPresent()) {
        status.get().running();
      }
    } catch (IOException e) {
      String message = "workspace: cannot write " + status.get().file() + ": " + e.getMessage();
      throw new UserException(ExitCode.USAGE, message, e);
    }
  }

  private Failure.Ending failed(Job job, Throwable thrown) {
    Failure.Ending ending = Failure.ending(thrown);
    ExitCode code = ending.result().code();
    if (code == ExitCode.BUG) {
      thrown.printStackTrace(messages);
    }
    if (code == ExitCode.INTERRUPTED) {
      Thread.currentThread().interrupt();
    }
    LOG.debug("{} ended with {}", job.name(), code, thrown);
    return ending;
  }

  private Result end(Job job, Failure.Ending ending, Optional<Status> status) {
    Result result = ending.result();
    boolean interrupted = Thread.interrupted();
    try {
      if (status.isPresent()) {
        status.get().ended(result, ending.retryable());
      }
    } catch (IOException e) {
      LOG.warn("The status of {} could not be written", job.name(), e);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    result.facts().forEach((name, value) -> out.printf("%s: %s%n", name, value));
    if (!quiet || result.code() != ExitCode.DONE) {
      messages.printf("%s: %s%n", job.name(), result.reason());
    }
    return result;
  }

  private static String title(Job job, Settings settings) {
    return "sparring " + job.name() + settings.text("run").map(run -> " " + run).orElse("");
  }

  /** Whether the program is being stopped: what a job meets then says nothing about it. */
  private static boolean stopping() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
