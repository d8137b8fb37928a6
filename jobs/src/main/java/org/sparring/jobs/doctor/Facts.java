package org.sparring.jobs.doctor;

import java.io.Serializable;

/**
 * What one process of a run has: the driver of a local run, or an executor.
 *
 * @param name host and process id
 * @param java feature version of Java
 * @param glibc version of the C library, empty where it does not tell
 * @param cache folder of extracted natives
 * @param memory bytes that the process may use: those of its control group, else of the machine; 0
 *     where neither tells
 * @param heap largest Java heap in bytes
 * @param profile numerics profile, empty where the engine was not asked
 */
public record Facts(
    String name, int java, String glibc, Cache cache, long memory, long heap, String profile)
    implements Serializable {

  /**
   * A folder of extracted natives.
   *
   * @param writable whether a file could be made in it
   * @param executable whether a file in it could be run
   * @param filled whether the engine is in it already
   * @param free free bytes of its file system
   */
  public record Cache(
      String folder, boolean writable, boolean executable, boolean filled, long free)
      implements Serializable {}
}
