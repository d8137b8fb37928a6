package org.sparring.jobs.doctor;

/** A slot for a task, and a core for each of its threads. */
record SlotsCheck() implements Check {
  private static final String NAME = "slots";

  @Override
  public Finding look(Found found) {
    Deployment deployment = found.deployment();
    int threads = found.demand().threads();
    if (deployment.slots() < 1) {
      return Finding.fail(
          NAME,
          "no task can run: spark.task.cpus is %d; add --conf spark.executor.cores=%d or more"
              .formatted(deployment.taskCpus(), deployment.taskCpus()));
    }
    if (threads > deployment.taskCpus()) {
      return Finding.fail(
          NAME,
          "numerics.threads is %d, and a task has spark.task.cpus = %d: add --conf spark.task.cpus=%d"
              .formatted(threads, deployment.taskCpus(), threads));
    }
    return Finding.ok(NAME, "%d, of %d threads".formatted(deployment.slots(), threads));
  }
}
