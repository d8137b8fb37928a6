package org.sparring.jobs.doctor;

/**
 * What a job asks of a process that runs its tasks.
 *
 * @param threads threads of one task
 * @param bytesPerTask memory outside the Java heap that one task takes
 * @param mixed whether processes of different numerics profiles may work together
 * @param lastProfile numerics profile of the run's last committed round, empty before the first
 */
public record Demand(int threads, long bytesPerTask, boolean mixed, String lastProfile) {
  /** What libtorch, its natives and the JVM's own structures take in every process, measured. */
  static final long ENGINE = 450L << 20;

  /** Memory outside the heap of a process with so many tasks side by side. */
  long bytes(int slots) {
    return ENGINE + slots * bytesPerTask;
  }
}
