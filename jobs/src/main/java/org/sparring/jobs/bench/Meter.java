package org.sparring.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What this process has used so far. */
public final class Meter {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double NANOS = 1e9;
  private static final double KIB_PER_MIB = 1024;
  private static final int WARM_UP = 4;

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
   * The median CPU seconds of a task, after four runs that warm it up.
   *
   * @param repeats measured runs, at least 1
   */
  public static double median(int repeats, Runnable task) {
    return times(repeats, task).cpu();
  }

  /** The median CPU seconds of a task that other runs have warmed up. */
  public static double medianWarm(int repeats, Runnable task) {
    return times(0, repeats, task).cpu();
  }

  /** The median seconds of a task, after four runs that warm it up. */
  static Times times(int repeats, Runnable task) {
    return times(WARM_UP, repeats, task);
  }

  private static Times times(int unmeasured, int repeats, Runnable task) {
    Laps laps = new Laps();
    for (int i = 0; i < unmeasured + repeats; i++) {
      task.run();
      laps.lap();
    }
    return laps.median(unmeasured);
  }

  /** Seconds of all threads of the process, and by the clock. */
  record Times(double cpu, double wall) {}

  /** What passes between one call and the next. */
  static final class Laps {
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> wall = new ArrayList<>();
    private double lastCpu = cpuSeconds();
    private long lastNanos = System.nanoTime();

    void lap() {
      double nowCpu = cpuSeconds();
      long nowNanos = System.nanoTime();
      cpu.add(nowCpu - lastCpu);
      wall.add((nowNanos - lastNanos) / NANOS);
      lastCpu = nowCpu;
      lastNanos = nowNanos;
    }

    /** Medians of the laps after the first ones. */
    Times median(int skipped) {
      return new Times(middle(cpu, skipped), middle(wall, skipped));
    }

    private static double middle(List<Double> all, int skipped) {
      List<Double> sorted = all.stream().skip(skipped).sorted().toList();
      return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
  }
}
