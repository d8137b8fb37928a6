package org.sparring.jobs.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Bytes that become an object of a bucket at once. */
final class Upload extends ByteArrayOutputStream {
  static final String DRAFT = ".draft-";
  private static final AtomicBoolean AWAY = new AtomicBoolean();
  private static final AtomicReference<String> LAST = new AtomicReference<>("");

  /** The store goes away once an object is written whose name holds this. */
  static void failAfter(String part) {
    LAST.set(part);
  }

  /** The store is there again. */
  static void back() {
    LAST.set("");
    AWAY.set(false);
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
    if (AWAY.get()) {
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
    String last = LAST.get();
    if (!last.isEmpty() && target.toString().contains(last)) {
      AWAY.set(true);
    }
    Death.tick();
  }
}
