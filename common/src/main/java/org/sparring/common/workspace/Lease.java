package org.sparring.common.workspace;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A driver's claim on a run, {@code _leases/<run>.json}, so that a second one does not begin what
 * it would lose. Safety does not rest on it but on the manifests: two drivers that both believe to
 * hold a run waste work and mix nothing.
 *
 * <p>The holder writes the file again three times within the expiry. A driver that meets a lease of
 * its own machine asks whether that process lives, and is refused or goes on at once. Else it
 * compares the file's stamp with that of a file which it writes itself, so that only the file
 * system's clock counts, and where the lease is younger than the expiry it watches for a sign of
 * life until the lease has expired: so a driver that takes the place of a dead one waits for the
 * expiry at most.
 */
public final class Lease implements AutoCloseable {
  /** Hadoop setting: how long a dead driver's lease holds, as {@code 30s}; 0 for no leases. */
  public static final String EXPIRY = "sparring.lease.expiry";

  static final String FOLDER = "_leases";
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final long EXPIRY_SECONDS = 30;
  private static final int BEATS = 3;
  private static final long LOOK_MILLIS = 200;

  private final Workspace workspace;
  private final String run;
  private final Beacon beacon;
  private final long expiry;
  private final ScheduledExecutorService heart;
  private Holder self = Holder.here();

  private Lease(Workspace workspace, String run) {
    this.workspace = workspace;
    this.run = Names.check("run", run);
    this.beacon = beacon(workspace, run);
    this.expiry = expiry(workspace.configuration());
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "lease of " + run);
              thread.setDaemon(true);
              return thread;
            });
  }

  private static Beacon beacon(Workspace workspace, String run) {
    Path path = new Path(workspace.root(), FOLDER + "/" + run + ".json");
    return new Beacon(path, workspace.configuration());
  }

  private static long expiry(Configuration conf) {
    return conf.getTimeDuration(EXPIRY, EXPIRY_SECONDS, TimeUnit.SECONDS, TimeUnit.MILLISECONDS);
  }

  /**
   * Claims a run.
   *
   * @throws HeldException where a driver that is alive holds it
   */
  public static Lease take(Workspace workspace, String run) {
    Lease lease = new Lease(workspace, run);
    try {
      lease.claim();
      return lease;
    } catch (IOException e) {
      lease.heart.shutdownNow();
      throw new UncheckedIOException("cannot claim run `%s` by %s".formatted(run, lease.beacon), e);
    } catch (RuntimeException e) {
      lease.heart.shutdownNow();
      throw e;
    }
  }

  /**
   * Does work while it holds a run.
   *
   * @throws HeldException where a driver that is alive holds it
   */
  public static <T> T holding(Workspace workspace, String run, Supplier<T> work) {
    Lease lease = take(workspace, run);
    try {
      return work.get();
    } finally {
      lease.close();
    }
  }

  /** Who holds a run now, as far as can be told without waiting. */
  static Optional<Holder> alive(Workspace workspace, String run) {
    Configuration conf = workspace.configuration();
    try {
      Optional<Beacon.Sight> sight = beacon(workspace, run).look();
      Optional<Holder> holder = sight.flatMap(Beacon.Sight::holder).filter(Lease::mayLive);
      if (holder.isEmpty()) {
        return holder;
      }
      long age = StoreClock.now(new Path(workspace.root()), conf) - sight.get().stamp();
      return holder.filter(each -> age < expiry(conf));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell whether run `%s` is held".formatted(run), e);
    }
  }

  private void claim() throws IOException {
    if (expiry == 0) {
      return;
    }
    while (!beacon.create(self)) {
      Optional<Beacon.Sight> sight = beacon.look();
      if (sight.isPresent()) {
        requireDead(sight.get());
        beacon.write(self);
        break;
      }
    }
    Optional<Holder> now = beacon.look().flatMap(Beacon.Sight::holder);
    if (now.isPresent() && !now.get().isSameAs(self)) {
      throw held(now.get());
    }
    long pause = Math.max(1, expiry / BEATS);
    ScheduledFuture<?> unused =
        heart.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
  }

  private HeldException held(Holder holder) {
    return new HeldException(workspace, run, holder, Duration.ofMillis(expiry));
  }

  private static boolean mayLive(Holder holder) {
    return !holder.isOnThisMachine() || holder.runs();
  }

  private void requireDead(Beacon.Sight met) throws IOException {
    Optional<Holder> holder = met.holder();
    if (holder.isPresent() && !mayLive(holder.get())) {
      LOG.info("run `{}`: {}, but is dead", run, holder.get().told());
      return;
    }
    Configuration conf = workspace.configuration();
    long left =
        expiry - Math.max(0, StoreClock.now(new Path(workspace.root()), conf) - met.stamp());
    if (left > 0 && holder.filter(Holder::isOnThisMachine).isPresent()) {
      throw held(holder.get());
    }
    watch(met, left);
  }

  /** Returns where the lease has shown no sign of life for so long. */
  private void watch(Beacon.Sight met, long millis) throws IOException {
    if (millis > 0) {
      LOG.info("run `{}`: waiting up to {} s for a sign of life of its holder", run, millis / 1000);
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      pause();
      Optional<Beacon.Sight> now = beacon.look();
      if (now.isEmpty()) {
        return;
      }
      Optional<Holder> holder = now.get().holder();
      if (!now.get().equals(met) && holder.isPresent()) {
        throw held(holder.get());
      }
    }
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for run `" + run + "`");
    }
  }

  private void beat() {
    try {
      if (!mine()) {
        LOG.warn("another driver has taken run `{}`: the slower one will stop", run);
        heart.shutdown();
        return;
      }
      self = self.again();
      beacon.write(self);
    } catch (IOException e) {
      LOG.warn("cannot renew the lease {}", beacon, e);
    }
  }

  private boolean mine() throws IOException {
    Optional<Beacon.Sight> now = beacon.look();
    return now.flatMap(Beacon.Sight::holder).filter(each -> !each.isSameAs(self)).isEmpty();
  }

  /** Gives the run back; an interrupted thread does so too, and stays interrupted. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    heart.shutdown();
    try {
      if (expiry > 0 && heart.awaitTermination(expiry, TimeUnit.MILLISECONDS) && mine()) {
        beacon.delete();
      }
    } catch (IOException e) {
      LOG.warn("cannot delete the lease {}", beacon, e);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
