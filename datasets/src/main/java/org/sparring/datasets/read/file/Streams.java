package org.sparring.datasets.read.file;

import com.github.luben.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * Opens files decompressed, by the codec of their names. What a file system cannot deliver is an
 * {@link UncheckedIOException}, which another attempt may mend; what a decompressor cannot read is
 * an {@link IOException}, which it cannot.
 */
final class Streams {
  private static final String ZSTD = ".zst";

  private Streams() {}

  static boolean compressed(Path path, Configuration configuration) {
    return path.getName().endsWith(ZSTD)
        || new CompressionCodecFactory(configuration).getCodec(path) != null;
  }

  /**
   * The decompressed stream of a file.
   *
   * @param start byte to begin at; 0 where the file is compressed
   */
  static Counted open(Path path, long start, Configuration configuration) throws IOException {
    InputStream raw = transported(path, start, configuration);
    try {
      return new Counted(decompressed(raw, path, configuration));
    } catch (IOException | RuntimeException unreadable) {
      raw.close();
      throw unreadable;
    }
  }

  private static InputStream transported(Path path, long start, Configuration configuration) {
    try {
      FSDataInputStream in = path.getFileSystem(configuration).open(path);
      if (start > 0) {
        in.seek(start);
      }
      return new Transport(in);
    } catch (IOException unreachable) {
      throw new UncheckedIOException("Cannot open " + path, unreachable);
    }
  }

  /** Zstandard without Hadoop's native library, which few installations have. */
  private static InputStream decompressed(InputStream raw, Path path, Configuration configuration)
      throws IOException {
    if (path.getName().endsWith(ZSTD)) {
      return new ZstdInputStream(raw);
    }
    CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(path);
    return codec == null ? raw : codec.createInputStream(raw);
  }

  private static final class Transport extends FilterInputStream {
    Transport(InputStream in) {
      super(in);
    }

    @Override
    public int read() {
      try {
        return in.read();
      } catch (IOException lost) {
        throw new UncheckedIOException(lost);
      }
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      try {
        return in.read(bytes, from, length);
      } catch (IOException lost) {
        throw new UncheckedIOException(lost);
      }
    }
  }

  /** Counts what came out; whatever else a decompressor throws means the same as its own errors. */
  static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    long count() {
      return count;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        int read = in.read(bytes, from, length);
        count += Math.max(0, read);
        return read;
      } catch (UncheckedIOException lost) {
        throw lost;
      } catch (RuntimeException corrupt) {
        throw new IOException(corrupt.toString(), corrupt);
      }
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
