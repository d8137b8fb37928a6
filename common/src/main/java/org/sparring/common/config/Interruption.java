package org.sparring.common.config;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;

/** Tells the failure of a thread that was asked to stop from one that something else caused. */
public final class Interruption {
  private static final int DEPTH = 50;

  private Interruption() {}

  /**
   * Whether the failure, or one that it was caused by, is that of an interrupted thread. A time-out
   * of the network is none, although its class says so.
   */
  public static boolean caused(Throwable thrown) {
    int depth = 0;
    for (Throwable t = thrown; t != null && depth < DEPTH; t = t.getCause(), depth++) {
      if (t instanceof InterruptedException
          || t instanceof ClosedByInterruptException
          || t instanceof CancellationException
          || (t instanceof InterruptedIOException && !(t instanceof SocketTimeoutException))) {
        return true;
      }
    }
    return false;
  }
}
