package org.sparring.jobs.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes that become an object of a bucket at once. */
final class Upload extends ByteArrayOutputStream {
  static final String DRAFT = ".draft-";
  private static final AtomicLong WRITES = new AtomicLong(Long.MAX_VALUE);

  /** Lets so many objects be written; then the store is away, until it is told otherwise. */
  static void failAfter(long writes) {
    WRITES.set(writes);
  }

  private final Path target;
  private final boolean exclusive;
  private boolean open = true;

  Upload(Path target, boolean exclusive) {
    this.target = target;
    this.exclusive = exclusive;
  }

  @Override
  public void close() throws IOException {
    if (!open) {
      return;
    }
    open = false;
    if (WRITES.decrementAndGet() < 0) {
      throw new IOException("the store is away: " + target);
    }
    Death.tick();
    Files.createDirectories(target.getParent());
    Path draft = target.resolveSibling(DRAFT + UUID.randomUUID());
    Files.write(draft, toByteArray());
    if (exclusive) {
      try {
        Files.createLink(target, draft);
      } finally {
        Files.delete(draft);
      }
    } else {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }
    Death.tick();
  }
}
