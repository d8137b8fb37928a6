package org.sparring.common.model.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Architecture;

/**
 * Reads llama2.c's legacy (version 0) {@code model.bin}: a header of seven int32 (width, hidden,
 * layers, heads, key heads, vocabulary, positions; a negative vocabulary says that the classifier
 * is not the embedding), then float32 tensors, each kind for all layers at once.
 *
 * <p>Rows of q and k are reordered within each head from interleaved pairs (2j, 2j+1) to halves (j,
 * j + size/2), the order of rotation in Hugging Face's Llama. The rotary tables in the file are
 * skipped: they follow from base 10,000.
 */
public final class LlamaBinImport {
  private static final int HEADER = 7 * Integer.BYTES;
  private static final int NEWER_MAGIC = 0x616B3432;

  private final LittleEndianInput in;
  private final Architecture shape;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  private LlamaBinImport(LittleEndianInput in, Architecture shape) {
    this.in = in;
    this.shape = shape;
  }

  /**
   * Reads a model.
   *
   * @param stream the whole file; left open
   * @param length bytes of the file
   * @param name for messages
   * @throws UserException where the file is of another kind or its size is not what its header says
   */
  public static Weights read(InputStream stream, long length, String name) throws IOException {
    LittleEndianInput in = new LittleEndianInput(stream, name);
    Architecture shape = architecture(in, length, name);
    LlamaBinImport reading = new LlamaBinImport(in, shape);
    reading.tensors();
    return new Weights(shape, reading.tensors);
  }

  /** Reads the header only, and checks the length against it. */
  static Architecture architecture(LittleEndianInput in, long length, String name)
      throws IOException {
    if (length < HEADER) {
      throw UserException.input(name + ": " + length + " bytes are no llama2.c model");
    }
    Architecture shape = shape(header(in), name);
    long expected = HEADER + Float.BYTES * numbers(shape);
    if (expected != length) {
      throw UserException.input(
          name
              + ": its header asks for "
              + expected
              + " bytes, the file has "
              + length
              + ": cut short, or no llama2.c model of version 0");
    }
    return shape;
  }

  private static int[] header(LittleEndianInput in) throws IOException {
    int[] header = new int[HEADER / Integer.BYTES];
    ByteBuffer bytes = ByteBuffer.wrap(in.bytes(HEADER, "the header"));
    bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(header);
    return header;
  }

  private static Architecture shape(int[] header, String name) {
    if (header[0] == NEWER_MAGIC) {
      throw UserException.input(
          name + ": a llama2.c model of version " + header[1] + "; only version 0 is read");
    }
    int width = header[0];
    int heads = header[3];
    int keyHeads = header[4];
    boolean positive =
        Arrays.stream(header).limit(5).allMatch(n -> n > 0) && header[5] != 0 && header[6] > 0;
    if (!positive || width % (2 * heads) != 0 || heads % keyHeads != 0) {
      throw UserException.input(
          name + ": no llama2.c model of version 0: its header is " + Arrays.toString(header));
    }
    return new Architecture(
        Architecture.Family.LLAMA,
        Math.abs(header[5]),
        width,
        header[2],
        heads,
        keyHeads,
        header[1],
        header[6],
        header[5] > 0,
        1e-5,
        10_000,
        Set.of(),
        0);
  }

  private static long numbers(Architecture shape) {
    long width = shape.width();
    long keys = width / shape.heads() * shape.keyHeads();
    long layer = 2 * width + 2 * width * width + 2 * keys * width + 3 * width * shape.hidden();
    long embeddings = width * shape.vocabulary() * (shape.tied() ? 1 : 2);
    return embeddings + shape.layers() * layer + width + rotary(shape);
  }

  private static long rotary(Architecture shape) {
    return (long) shape.positions() * (shape.width() / shape.heads());
  }

  private void tensors() throws IOException {
    int width = shape.width();
    int head = width / shape.heads();
    int keys = head * shape.keyHeads();
    int hidden = shape.hidden();
    put("model.embed_tokens.weight", shape.vocabulary(), width);
    layers("input_layernorm.weight", width);
    rotated("self_attn.q_proj.weight", width, head);
    rotated("self_attn.k_proj.weight", keys, head);
    layers("self_attn.v_proj.weight", keys, width);
    layers("self_attn.o_proj.weight", width, width);
    layers("post_attention_layernorm.weight", width);
    layers("mlp.gate_proj.weight", hidden, width);
    layers("mlp.down_proj.weight", width, hidden);
    layers("mlp.up_proj.weight", hidden, width);
    put("model.norm.weight", width);
    in.skip(Float.BYTES * rotary(shape));
    if (!shape.tied()) {
      put("lm_head.weight", shape.vocabulary(), width);
    }
  }

  private void put(String name, long... sizes) throws IOException {
    tensors.put(name, new Tensor(sizes, in.floats(Math.toIntExact(Tensor.count(sizes)), name)));
  }

  private void layers(String suffix, long... sizes) throws IOException {
    for (int layer = 0; layer < shape.layers(); layer++) {
      put("model.layers." + layer + "." + suffix, sizes.clone());
    }
  }

  private void rotated(String suffix, int rows, int head) throws IOException {
    layers(suffix, rows, shape.width());
    for (int layer = 0; layer < shape.layers(); layer++) {
      String name = "model.layers." + layer + "." + suffix;
      tensors.computeIfPresent(name, (key, pairs) -> halves(pairs, head));
    }
  }

  private static Tensor halves(Tensor pairs, int head) {
    int rows = Math.toIntExact(pairs.shape()[0]);
    int columns = Math.toIntExact(pairs.shape()[1]);
    float[] reordered = new float[pairs.values().length];
    for (int row = 0; row < rows; row++) {
      int within = row % head;
      int target = row - within + within / 2 + within % 2 * (head / 2);
      System.arraycopy(pairs.values(), row * columns, reordered, target * columns, columns);
    }
    return new Tensor(pairs.shape(), reordered);
  }
}
