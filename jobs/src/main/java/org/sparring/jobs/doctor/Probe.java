package org.sparring.jobs.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;

/**
 * Looks at the process that it runs in.
 *
 * @param numerics whose profile is asked
 * @param engine whether to load the engine and ask it
 * @param millis how long a task keeps its slot, so that every process gets one
 */
public record Probe(Numerics numerics, boolean engine, int millis) implements Work<Integer, Facts> {
  private static final List<Path> LIMITS =
      List.of(
          Path.of("/sys/fs/cgroup/memory.max"),
          Path.of("/sys/fs/cgroup/memory/memory.limit_in_bytes"));
  private static final String CACHE = "org.bytedeco.javacpp.cachedir";
  private static final String NATIVES = "pytorch-";

  @Override
  public Facts apply(Integer shard, Site site) {
    pause();
    return new Facts(
        host() + ":" + ProcessHandle.current().pid(),
        Runtime.version().feature(),
        glibc(),
        cache(),
        memory(),
        Runtime.getRuntime().maxMemory(),
        engine ? Models.profile(numerics) : "");
  }

  private void pause() {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static String glibc() {
    try {
      Process asked = new ProcessBuilder("getconf", "GNU_LIBC_VERSION").start();
      String told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return told.replace("glibc", "").strip();
    } catch (IOException e) {
      return "";
    }
  }

  static Facts.Cache cache() {
    String folder =
        System.getProperty(
            CACHE, Path.of(System.getProperty("user.home"), ".javacpp", "cache").toString());
    return cache(Path.of(folder));
  }

  static Facts.Cache cache(Path folder) {
    try {
      Files.createDirectories(folder);
      Path script = Files.createTempFile(folder, "probe-", ".sh");
      try {
        boolean runs = runs(script);
        long free = Files.getFileStore(folder).getUsableSpace();
        return new Facts.Cache(folder.toString(), true, runs, filled(folder), free);
      } finally {
        Files.delete(script);
      }
    } catch (IOException e) {
      return new Facts.Cache(folder.toString(), false, false, false, 0);
    }
  }

  private static boolean runs(Path script) throws IOException {
    Files.writeString(script, "#!/bin/sh\nexit 0\n");
    if (!script.toFile().setExecutable(true)) {
      return false;
    }
    try {
      return new ProcessBuilder(script.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean filled(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.anyMatch(each -> each.getFileName().toString().startsWith(NATIVES));
    }
  }

  private static long memory() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long memory = system.getTotalMemorySize();
    for (Path limit : LIMITS) {
      memory = Math.min(memory, limit(limit));
    }
    return memory;
  }

  private static long limit(Path file) {
    try {
      String text = Files.readString(file).strip();
      return text.equals("max") ? Long.MAX_VALUE : Long.parseLong(text);
    } catch (IOException | NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
