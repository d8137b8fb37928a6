package org.sparring.jobs.doctor;

import java.util.Optional;

/** A folder that the engine's natives can be extracted to and run from. */
record CacheCheck() implements Check {
  private static final String NAME = "cache";
  private static final long NEEDED = 445L << 20;

  @Override
  public Finding look(Found found) {
    for (Facts process : found.processes()) {
      Optional<String> fault = fault(process.cache());
      if (fault.isPresent()) {
        return Finding.fail(NAME, remedy(process, fault.get(), found.deployment().local()));
      }
    }
    return Finding.ok(NAME, found.processes().get(0).cache().folder());
  }

  private static Optional<String> fault(Facts.Cache cache) {
    if (!cache.writable()) {
      return Optional.of("cannot be written");
    }
    if (!cache.executable()) {
      return Optional.of("is on a file system that forbids execution");
    }
    if (!cache.filled() && cache.free() < NEEDED) {
      return Optional.of(
          "has %d MiB free, and the engine's natives need %d"
              .formatted(cache.free() >> 20, NEEDED >> 20));
    }
    return Optional.empty();
  }

  private static String remedy(Facts process, String fault, boolean local) {
    String whose = local ? "driver" : "executor";
    return ("the folder %s of %s %s: add --conf"
            + " spark.%s.defaultJavaOptions=-Dorg.bytedeco.javacpp.cachedir=FOLDER")
        .formatted(process.cache().folder(), process.name(), fault, whose);
  }
}
