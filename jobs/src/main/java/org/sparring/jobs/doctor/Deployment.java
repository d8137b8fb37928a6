package org.sparring.jobs.doctor;

import java.util.Map;

/**
 * How Spark was set up.
 *
 * @param master master URL
 * @param slots tasks that run side by side in all
 * @param conf Spark's configuration
 */
public record Deployment(String master, int slots, Map<String, String> conf) {
  private static final String TASK_CPUS = "spark.task.cpus";
  private static final String EXECUTOR_CORES = "spark.executor.cores";

  /** Whether all tasks run in the driver's process. */
  public boolean local() {
    return local(master);
  }

  static boolean local(String master) {
    return master.equals("local") || master.startsWith("local[");
  }

  /** Whether the resource manager kills what exceeds heap and overhead. */
  boolean enforced() {
    return master.startsWith("yarn") || master.startsWith("k8s");
  }

  int taskCpus() {
    return Integer.parseInt(conf.getOrDefault(TASK_CPUS, "1"));
  }

  /** Tasks side by side in one process. */
  int slotsOfOne(int processes) {
    if (local()) {
      return Math.max(1, slots);
    }
    String cores = conf.get(EXECUTOR_CORES);
    return cores == null
        ? Math.max(1, slots / Math.max(1, processes))
        : Math.max(1, Integer.parseInt(cores) / taskCpus());
  }
}
