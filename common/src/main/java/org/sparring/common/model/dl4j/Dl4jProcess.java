package org.sparring.common.model.dl4j;

import org.nd4j.linalg.factory.Nd4j;

/** What ND4J keeps per process: compact networks run on one thread of their task. */
final class Dl4jProcess {
  static {
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
  }

  private Dl4jProcess() {}

  /** Settles it at the first call. */
  static void settle() {}
}
