package org.sparring.jobs.job;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** What tasks send to the driver, and what it holds when they have ended. */
final class DriverLoad extends SparkListener {
  private static final double MEBIBYTE = 1 << 20;
  private static final long MOST_MILLIS = 60_000;
  private static final int COLLECTIONS = 5;
  private static final long PAUSE_NANOS = 200_000_000;

  private final AtomicLong bytes = new AtomicLong();

  private DriverLoad() {}

  /** MiB of results of all tasks of a piece of work, and MiB of heap that live on after it. */
  record Mebibytes(double results, double heap) {}

  static Mebibytes of(SparkContext spark, Runnable work) {
    DriverLoad load = new DriverLoad();
    spark.addSparkListener(load);
    work.run();
    settle(spark);
    spark.removeSparkListener(load);
    return new Mebibytes(load.bytes.get() / MEBIBYTE, heap());
  }

  private static void settle(SparkContext spark) {
    try {
      spark.listenerBus().waitUntilEmpty(MOST_MILLIS);
    } catch (TimeoutException late) {
      throw new IllegalStateException("Spark does not say what its tasks sent", late);
    }
  }

  /** The least of several collections, since Spark lets go of blocks a little later. */
  private static double heap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      LockSupport.parkNanos(PAUSE_NANOS);
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least / MEBIBYTE;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskMetrics() != null) {
      bytes.addAndGet(end.taskMetrics().resultSize());
    }
  }
}
