package org.sparring.common.model.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sparring.common.config.UserException;

/**
 * The safetensors format: the header's length as a little-endian 64-bit number, a JSON header, then
 * the tensors without gaps.
 */
public final class Safetensors {
  /** The format's own limit on its header. */
  private static final long LONGEST_HEADER = 100_000_000;

  private static final int CHUNK = 1 << 14;

  private Safetensors() {}

  /**
   * Reads all real tensors (F32, F16, BF16, F64) as floats, in the order of the file; tensors of
   * integers and truth values are skipped.
   *
   * @param stream the whole file; left open
   * @param file for messages
   * @throws UserException where the file is malformed, cut short or goes on after its last tensor
   */
  public static Map<String, Tensor> read(InputStream stream, String file) throws IOException {
    LittleEndianInput in = new LittleEndianInput(stream, file);
    long length =
        ByteBuffer.wrap(in.bytes(Long.BYTES, "the header's length"))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getLong();
    if (length < 2 || length > LONGEST_HEADER) {
      throw UserException.input(file + ": not safetensors: its header has " + length + " bytes");
    }
    byte[] header = in.bytes((int) length, "the header");
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (SafetensorsHeader.Entry entry : SafetensorsHeader.parse(header, file)) {
      if (entry.format().real()) {
        tensors.put(entry.name(), tensor(in, entry, file));
      } else {
        in.skip(entry.end() - entry.begin());
      }
    }
    if (!in.ended()) {
      throw UserException.input(file + ": the file goes on after its last tensor");
    }
    return tensors;
  }

  private static Tensor tensor(LittleEndianInput in, SafetensorsHeader.Entry entry, String file)
      throws IOException {
    long count = Tensor.count(entry.shape());
    if (count > Integer.MAX_VALUE - 8) {
      throw UserException.input(
          file + ": tensor " + entry.name() + ": " + count + " numbers are too many for one array");
    }
    float[] values = new float[(int) count];
    in.read(values, "tensor " + entry.name(), entry.format().width(), entry.format().reader());
    return new Tensor(entry.shape(), values);
  }

  /**
   * Writes tensors as F32, in the order of the map: equal maps give equal bytes.
   *
   * @param out left open
   */
  public static void write(OutputStream out, Map<String, Tensor> tensors) throws IOException {
    byte[] header = SafetensorsHeader.of(tensors);
    out.write(little(Long.BYTES).putLong(header.length).array());
    out.write(header);
    byte[] bytes = new byte[CHUNK * Float.BYTES];
    ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (Tensor tensor : tensors.values()) {
      float[] values = tensor.values();
      for (int from = 0; from < values.length; from += CHUNK) {
        int count = Math.min(CHUNK, values.length - from);
        chunk.asFloatBuffer().put(values, from, count);
        out.write(bytes, 0, count * Float.BYTES);
      }
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
