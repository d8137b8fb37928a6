package org.sparring.datasets.read.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.workspace.HadoopSettings;

/**
 * Digests of files as they are stored: SHA-256 over the SHA-256 of each of their blocks, so that
 * one large file is read by many tasks.
 */
final class Checksums {
  private static final long BLOCK = 64 << 20;
  private static final int BUFFER = 1 << 16;

  private Checksums() {}

  private record Block(InputFile file, long start, long bytes) implements Serializable {
    byte[] digest(Configuration configuration) {
      Path path = new Path(file.address());
      try (FSDataInputStream in = path.getFileSystem(configuration).open(path)) {
        in.seek(start);
        return fed(in).digest();
      } catch (IOException unreadable) {
        throw new UncheckedIOException("Cannot read " + file.name(), unreadable);
      }
    }

    private MessageDigest fed(InputStream in) throws IOException {
      MessageDigest digest = sha256();
      byte[] buffer = new byte[BUFFER];
      long left = bytes;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw new IOException("it ends " + left + " bytes early");
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
      return digest;
    }
  }

  /** The digests of files in hexadecimal, by the names of the files. */
  static SortedMap<String, String> of(SparkSession spark, List<InputFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    HadoopSettings settings = new HadoopSettings(context.hadoopConfiguration());
    List<Block> blocks = blocks(files);
    long bytes = blocks.stream().mapToLong(Block::bytes).sum();
    int tasks = (int) Math.max(context.defaultParallelism(), bytes / BLOCK + 1);
    List<byte[]> digests =
        context
            .parallelize(blocks, Math.max(1, Math.min(blocks.size(), tasks)))
            .map(block -> block.digest(settings.configuration()))
            .collect();
    SortedMap<String, MessageDigest> sums = new TreeMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      sums.computeIfAbsent(blocks.get(i).file().name(), none -> sha256()).update(digests.get(i));
    }
    SortedMap<String, String> shown = new TreeMap<>();
    sums.forEach((name, sum) -> shown.put(name, HexFormat.of().formatHex(sum.digest())));
    return shown;
  }

  /** An empty file has one block of no bytes. */
  private static List<Block> blocks(List<InputFile> files) {
    List<Block> blocks = new ArrayList<>();
    for (InputFile file : files) {
      long start = 0;
      do {
        blocks.add(new Block(file, start, Math.min(BLOCK, file.bytes() - start)));
        start += BLOCK;
      } while (start < file.bytes());
    }
    return blocks;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
