package org.sparring.jobs.job;

import java.util.List;
import org.sparring.common.config.Near;
import org.sparring.common.config.UserException;

/** Every job of the suite, in the order of its help. */
public final class Jobs {
  private static final List<Job> ALL =
      List.of(
          new DemoJob(),
          new MakeJob(),
          new PrepareJob(),
          new ExportJob(),
          new TrainJob("sft", "Fine-tunes a policy on demonstrations.", "sft"),
          new TrainJob("reward", "Trains a reward model on preferences.", "reward"),
          new TrainJob("train", "Trains by any recipe: dpo, ppo, grpo and others.", "dpo"),
          new RolloutJob(),
          new ScoreJob(),
          new EvaluateJob(),
          new ReportJob(),
          new PipelineJob(),
          new ImportJob(),
          new RecipesJob(),
          new StudyJob(),
          new ShowJob(System.out),
          new VacuumJob(),
          new DoctorJob(),
          new BenchJob(System.out));

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
