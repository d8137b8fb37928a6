package org.sparring.common.fleet;

/** Where and as which attempt a shard's work runs. Nothing a result depends on. */
public interface Site {
  /** Unique for each attempt of each shard; part of file names. */
  String attempt();

  /** Index of the shard in its stage. */
  int shard();

  /** Ends the work with an exception where the task was killed; native loops call it often. */
  void checkInterrupted();

  /** Index of the accelerator assigned to this task, or -1 for the CPU. */
  int device();
}
