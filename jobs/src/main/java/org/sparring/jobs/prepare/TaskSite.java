package org.sparring.jobs.prepare;

import java.util.Locale;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.sparring.common.fleet.Site;

/** The running task of Spark as a site; its attempt is unique among drivers and tasks. */
record TaskSite(int shard) implements Site {
  @Override
  public String attempt() {
    TaskContext task = TaskContext.get();
    String application = SparkEnv.get().conf().getAppId().toLowerCase(Locale.ROOT);
    return application.replaceAll("[^a-z0-9]", "")
        + "-"
        + task.stageId()
        + "-"
        + task.taskAttemptId();
  }

  @Override
  public void checkInterrupted() {
    if (TaskContext.get().isInterrupted()) {
      throw new TaskKilledException();
    }
  }

  @Override
  public int device() {
    return -1;
  }
}
