package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparring.common.config.Describe;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;

/** Runs the steps of a pipeline file; steps that are committed already are not repeated. */
public final class PipelineJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(PipelineJob.class);

  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public String summary() {
    return "Runs several jobs one after the other; goes on where it stopped.";
  }

  @Override
  public Class<? extends Record> settings() {
    return PipelineSettings.class;
  }

  @Override
  public void check(Settings settings) {
    steps(settings.bind(PipelineSettings.class));
  }

  @Override
  public Result run(SparkSession spark, Settings settings) throws Exception {
    return run(spark, settings.bind(PipelineSettings.class));
  }

  /** One step, ready to run. */
  private record Step(Job job, Settings settings) {}

  /** Checks every step's settings before the first one runs. */
  static Result run(SparkSession spark, PipelineSettings bound) throws Exception {
    List<Step> steps = steps(bound);
    Map<String, Object> facts = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String label = step.job().name() + step.settings().text("run").map(r -> " " + r).orElse("");
      LOG.info("step {}/{}: {}", i + 1, steps.size(), label);
      long start = System.nanoTime();
      Result result = step.job().run(spark, step.settings());
      LOG.info("{} ({} s)", result.reason(), Math.round((System.nanoTime() - start) / 1e9));
      facts.put(label, result.reason());
      if (result.code() != ExitCode.DONE) {
        return new Result(result.code(), label + ": " + result.reason(), facts);
      }
    }
    return Result.done("%d steps are done".formatted(steps.size()), facts);
  }

  private static List<Step> steps(PipelineSettings bound) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < bound.steps().size(); i++) {
      steps.add(step(bound, i));
    }
    return steps;
  }

  private static Step step(PipelineSettings bound, int index) {
    Settings written = bound.steps().get(index);
    List<String> names = written.keys();
    if (names.size() != 1) {
      throw UserException.settings(
          "steps.%d: a step is `{job: {settings}}`, not %s".formatted(index, names));
    }
    Job job = Jobs.named(names.get(0));
    Settings given = Settings.empty();
    for (Describe.Key key : Describe.of(job.settings(), job.binder().registry())) {
      if (bound.shared().has(key.key()) && !key.key().contains(".")) {
        given = given.with(bound.shared().only(key.key()));
      }
    }
    given = given.with(written.at(job.name()));
    return new Step(
        job, JobRunner.checked(job, given.set("workspace", bound.workspace(), "pipeline")));
  }
}
