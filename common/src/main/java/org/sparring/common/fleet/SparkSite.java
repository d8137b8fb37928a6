package org.sparring.common.fleet;

import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.resource.ResourceInformation;

/** A task of Spark as a site. */
record SparkSite(TaskContext task, int shard, String fleet) implements Site {
  /** Unique among tasks of one driver by their ids, among drivers by the name of the fleet. */
  @Override
  public String attempt() {
    return "%s-%d-%d-%d"
        .formatted(fleet, task.stageId(), task.attemptNumber(), task.taskAttemptId());
  }

  @Override
  public void checkInterrupted() {
    if (task.isInterrupted()) {
      throw new TaskKilledException();
    }
  }

  @Override
  public int device() {
    ResourceInformation gpu = task.resourcesJMap().get("gpu");
    return gpu == null ? -1 : Integer.parseInt(gpu.addresses()[0]);
  }
}
