package org.sparring.common.fleet;

import java.util.UUID;

/** The driver itself, where it writes a small table. */
public record DriverSite(String attempt) implements Site {
  public DriverSite() {
    this("driver-" + UUID.randomUUID().toString().substring(0, 8));
  }

  @Override
  public int shard() {
    return 0;
  }

  @Override
  public void checkInterrupted() {}

  @Override
  public int device() {
    return -1;
  }
}
