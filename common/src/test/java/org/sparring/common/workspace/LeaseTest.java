package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;

@Timeout(30)
class LeaseTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir Path folder;

  private Workspace workspace(String expiry) {
    Configuration conf = new Configuration();
    conf.set(Lease.EXPIRY, expiry);
    return Workspace.create(folder.toString(), conf);
  }

  private Path file() {
    return folder.resolve("_leases/dpo.json");
  }

  private Beacon beacon() {
    return new Beacon(new org.apache.hadoop.fs.Path(file().toUri()), new Configuration());
  }

  private Holder seen() throws IOException {
    return beacon().look().orElseThrow().holder().orElseThrow();
  }

  private Holder met(Holder holder) throws IOException {
    Files.createDirectories(file().getParent());
    beacon().write(holder);
    return holder;
  }

  private static Holder elsewhere() {
    Holder here = Holder.here();
    return new Holder("t", "far", "another boot", here.process(), "", "2026-01-01T00:00:00Z", 0);
  }

  private void takeSoon(String expiry) {
    Instant start = Instant.now();
    Lease.take(workspace(expiry), "dpo").close();
    assertThat(Duration.between(start, Instant.now())).isLessThan(SOON);
  }

  private HeldException refused(String expiry) {
    return catchThrowableOfType(
        HeldException.class, () -> Lease.take(workspace(expiry), "dpo").close());
  }

  @Test
  void aSecondDriverIsToldWhoHoldsTheRun() throws IOException {
    try (Lease first = Lease.take(workspace("30s"), "dpo")) {
      HeldException refused = refused("30s");
      assertThat(first).isNotNull();
      assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.retryable()).isTrue();
      assertThat(refused)
          .hasMessageContaining("run `dpo`")
          .hasMessageContaining("process " + ProcessHandle.current().pid() + " on ")
          .hasMessageContaining("since " + seen().since())
          .hasMessageContaining("ends 30 s after its last sign of life")
          .hasMessageContaining("--set run=NAME");
      assertThatCode(() -> Lease.take(workspace("30s"), "ppo").close()).doesNotThrowAnyException();
    }
    assertThat(file()).doesNotExist();
    takeSoon("30s");
  }

  @Test
  void aDeadProcessOfThisMachineHoldsNothing() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Holder here = Holder.here();
    met(new Holder("t", "here", here.machine(), dead.pid(), "", "", 0));
    takeSoon("1h");
    met(new Holder("t", "here", here.machine(), here.process(), "2001-01-01T00:00:00Z", "", 0));
    takeSoon("1h");
  }

  @Test
  void aLeaseOfAnotherMachineEndsWithoutASignOfLife() throws IOException {
    met(elsewhere());
    Instant start = Instant.now();
    Lease.take(workspace("2s"), "dpo").close();
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(500));
    met(elsewhere());
    Files.setLastModifiedTime(file(), FileTime.from(Instant.now().minusSeconds(3601)));
    takeSoon("1h");
  }

  @Test
  void aSignOfLifeFromAnotherMachineIsARefusalWhateverItsClock() throws Exception {
    met(elsewhere());
    Files.setLastModifiedTime(file(), FileTime.from(Instant.now().plusSeconds(86_400)));
    ScheduledExecutorService heart = Executors.newScheduledThreadPool(1);
    Future<Holder> beat =
        heart.schedule(() -> met(elsewhere().again()), 600, TimeUnit.MILLISECONDS);
    try {
      assertThat(refused("20s")).hasMessageContaining("on far has held it since 2026-01-01");
      assertThat(beat.get().beat()).isEqualTo(1);
    } finally {
      heart.shutdownNow();
    }
  }

  @Test
  void theHolderRenewsItsLease() throws Exception {
    Lease lease = Lease.take(workspace("150ms"), "dpo");
    long deadline = System.nanoTime() + SOON.toNanos();
    long beats = 0;
    while (System.nanoTime() < deadline && beats < 3) {
      Thread.sleep(20);
      beats = Math.max(beats, beats());
    }
    assertThat(beats).isGreaterThanOrEqualTo(3);
    lease.close();
    assertThat(file()).doesNotExist();
  }

  @Test
  void aHolderThatLostItsLeaseLeavesAnothersAlone() throws IOException {
    Lease lease = Lease.take(workspace("1h"), "dpo");
    Holder other = met(elsewhere());
    lease.close();
    assertThat(seen()).isEqualTo(other);
  }

  /** -1 while the file is half written. */
  private long beats() throws IOException {
    return beacon().look().flatMap(Beacon.Sight::holder).map(Holder::beat).orElse(-1L);
  }

  @Test
  void aProcessOfThisMachineThatGivesNoSignHoldsNothing() throws IOException {
    Holder here = met(Holder.here());
    assertThat(refused("1h")).hasMessageContaining("process " + here.process());
    Files.setLastModifiedTime(file(), FileTime.from(Instant.now().minusSeconds(3601)));
    takeSoon("1h");
  }

  @Test
  void anInterruptedDriverGivesItsRunBack() {
    Lease lease = Lease.take(workspace("30s"), "dpo");
    Thread.currentThread().interrupt();
    lease.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file()).doesNotExist();
  }

  @Test
  void aHalfWrittenLeaseHoldsNoLongerThanItsExpiry() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"token\": \"t");
    takeSoon("500ms");
  }

  @Test
  void withoutExpiryThereAreNoLeases() {
    try (Lease first = Lease.take(workspace("0"), "dpo");
        Lease second = Lease.take(workspace("0"), "dpo")) {
      assertThat(first).isNotSameAs(second);
      assertThat(file()).doesNotExist();
    }
  }
}
