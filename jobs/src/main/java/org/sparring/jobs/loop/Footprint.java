package org.sparring.jobs.loop;

import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.sparring.common.data.table.TaskRow;
import org.sparring.common.fleet.Site;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.StageId;

/** Where and how long one shard's work ran; kept out of every other table. */
public record Footprint(
    String attempt, int shard, String host, int device, double seconds, long bytes, long memory)
    implements Serializable {

  static Footprint of(Site site, long startNanos, List<FileEntry> files) {
    return new Footprint(
        site.attempt(),
        site.shard(),
        hostName(),
        site.device(),
        (System.nanoTime() - startNanos) / 1e9,
        files.stream().mapToLong(FileEntry::bytes).sum(),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  TaskRow row(StageId stage) {
    return new TaskRow(
        stage.run(),
        stage.round(),
        stage.stage(),
        shard,
        attempt,
        host,
        device,
        seconds,
        bytes,
        memory);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown: " + e.getMessage();
    }
  }
}
