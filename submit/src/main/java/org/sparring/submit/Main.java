package org.sparring.submit;

import java.io.PrintStream;
import java.util.List;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.Jobs;

/** The command line: {@code sparring <job> --config run.yaml --set key=value}. */
public final class Main {
  private Main() {}

  /** Ends the program with the exit code of the job; where that is 0, by returning. */
  public static void main(String[] arguments) {
    int code = run(arguments, Jobs.all(), System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  /**
   * Runs a command line in this process.
   *
   * @return the exit code
   */
  public static int run(String[] arguments, List<Job> jobs, PrintStream out, PrintStream messages) {
    return new Commands(jobs, out, messages).line().execute(arguments);
  }
}
