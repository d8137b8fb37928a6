package org.sparring.jobs.loop;

import org.sparring.common.config.Settings;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;

final class JobFill {
  private JobFill() {}

  static Settings fill(Job job, Settings given) {
    return JobRunner.effective(job, given);
  }
}
