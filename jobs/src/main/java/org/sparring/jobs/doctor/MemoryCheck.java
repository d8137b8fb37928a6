package org.sparring.jobs.doctor;

/** Memory outside the Java heap for every task that runs side by side in a process. */
record MemoryCheck() implements Check {
  private static final String NAME = "memory";
  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final String FACTOR = "spark.executor.memoryOverheadFactor";
  private static final long LEAST = 384L << 20;

  @Override
  public Finding look(Found found) {
    Deployment deployment = found.deployment();
    int slots = deployment.slotsOfOne(found.processes().size());
    long needed = found.demand().bytes(slots);
    return deployment.local() ? local(found, slots, needed) : cluster(found, slots, needed);
  }

  private static Finding local(Found found, int slots, long needed) {
    Facts driver = found.processes().get(0);
    if (driver.memory() == 0) {
      return Finding.warn(NAME, "the machine does not tell its memory; %s".formatted(need(needed)));
    }
    long left = driver.memory() - driver.heap();
    if (left >= needed) {
      return Finding.ok(NAME, "%s, %d MiB are there".formatted(need(needed), left >> 20));
    }
    String remedy =
        slots > 1 ? "--master local[%d]".formatted(slots / 2) : "a smaller --driver-memory";
    return Finding.fail(
        NAME,
        ("%s, and the Java heap of %d MiB leaves %d of the machine's %d MiB: add %s, or lower"
                + " numerics.batch_tokens")
            .formatted(
                need(needed), driver.heap() >> 20, left >> 20, driver.memory() >> 20, remedy));
  }

  private static Finding cluster(Found found, int slots, long needed) {
    Deployment deployment = found.deployment();
    long heap = found.processes().get(0).heap();
    long overhead = overhead(deployment, heap);
    String remedy =
        "%s for %d tasks side by side, and %s is %d MiB: add --conf %s=%dm"
            .formatted(need(needed), slots, OVERHEAD, overhead >> 20, OVERHEAD, needed >> 20);
    if (overhead >= needed) {
      return Finding.ok(NAME, "%s, %s is %d MiB".formatted(need(needed), OVERHEAD, overhead >> 20));
    }
    return deployment.enforced() ? Finding.fail(NAME, remedy) : Finding.warn(NAME, remedy);
  }

  private static String need(long bytes) {
    return "%d MiB are needed outside the Java heap".formatted(bytes >> 20);
  }

  private static long overhead(Deployment deployment, long heap) {
    String given = deployment.conf().get(OVERHEAD);
    if (given != null) {
      return Size.bytes(given);
    }
    double factor = Double.parseDouble(deployment.conf().getOrDefault(FACTOR, "0.1"));
    return Math.max(LEAST, (long) (heap * factor));
  }
}
