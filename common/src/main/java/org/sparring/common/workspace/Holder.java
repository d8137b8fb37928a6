package org.sparring.common.workspace;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Who holds a lease.
 *
 * @param token of this holder alone
 * @param host name of its machine, for people
 * @param machine its machine since that was started, and its space of process ids; empty where the
 *     system does not tell
 * @param process its process id
 * @param born when that process started, since ids are used again
 * @param since when it took the lease, by its own clock, for people
 * @param beat how often it has given a sign of life
 */
record Holder(
    String token, String host, String machine, long process, String born, String since, long beat) {

  /** This process. */
  static Holder here() {
    ProcessHandle process = ProcessHandle.current();
    return new Holder(
        UUID.randomUUID().toString(),
        hostName(),
        machineHere(),
        process.pid(),
        born(process),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        0);
  }

  Holder again() {
    return new Holder(token, host, machine, process, born, since, beat + 1);
  }

  boolean isSameAs(Holder other) {
    return token.equals(other.token);
  }

  /** Whether this process can see whether the holder's is alive. */
  boolean isOnThisMachine() {
    return !machine.isEmpty() && machine.equals(machineHere());
  }

  /** Whether its process runs; only for a holder on this machine. */
  boolean runs() {
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .filter(each -> born.isEmpty() || born.equals(born(each)))
        .isPresent();
  }

  /** Who it is, in words. */
  String told() {
    return "process %d on %s has held it since %s".formatted(process, host, since);
  }

  private static String born(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unknown host";
    }
  }

  private static String machineHere() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
          + " "
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException e) {
      return "";
    }
  }
}
