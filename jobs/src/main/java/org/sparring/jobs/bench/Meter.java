package org.sparring.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What this process has used so far. */
public final class Meter {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double NANOS = 1e9;
  private static final double KIB_PER_MIB = 1024;

  private Meter() {}

  /** CPU seconds of all threads since the process began, Java's own threads included. */
  public static double cpuSeconds() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime() / NANOS;
  }

  /** The largest resident memory so far, in MiB; NaN where the system does not tell. */
  public static double peakMebibytes() {
    if (!Files.exists(STATUS)) {
      return Double.NaN;
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + STATUS, e);
    }
  }

  /**
   * The median CPU seconds of a task, after two runs that warm it up.
   *
   * @param repeats measured runs, at least 1
   */
  static double median(int repeats, Runnable task) {
    task.run();
    task.run();
    double[] seconds = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      double before = cpuSeconds();
      task.run();
      seconds[i] = cpuSeconds() - before;
    }
    Arrays.sort(seconds);
    return (seconds[(repeats - 1) / 2] + seconds[repeats / 2]) / 2;
  }
}
