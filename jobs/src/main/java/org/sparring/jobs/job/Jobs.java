package org.sparring.jobs.job;

import java.util.List;
import org.sparring.common.config.Near;
import org.sparring.common.config.UserException;

/** Every job of the suite, in the order of its help. */
public final class Jobs {
  private static final List<Job> ALL = List.of(new DoctorJob());

  private Jobs() {}

  public static List<Job> all() {
    return ALL;
  }

  /**
   * The job with a name.
   *
   * @throws UserException naming the near ones where there is none
   */
  public static Job named(String name) {
    return named(name, ALL);
  }

  /** The job with a name among some. */
  public static Job named(String name, List<Job> jobs) {
    return jobs.stream()
        .filter(job -> job.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.settings(
                    "there is no job '%s'; %s"
                        .formatted(name, Near.hint(name, jobs.stream().map(Job::name).toList()))));
  }
}
