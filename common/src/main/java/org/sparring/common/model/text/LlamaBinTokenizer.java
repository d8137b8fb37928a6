package org.sparring.common.model.text;

import java.io.Serial;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.config.UserException;

/**
 * The tokenizer of llama2.c: {@code tokenizer.bin} holds an int32 maximum length, then for each
 * token a float32 score, an int32 length and as many bytes, all little-endian.
 *
 * <p>Id 0 is unknown, 1 begins and 2 ends a sequence; where ids 3 to 258 are the bytes, unknown
 * characters become bytes. A text that does not begin with a space gets one in front, and decoding
 * keeps it: texts of consecutive ids can be joined, and ids of a decoded text are the ids again.
 */
public final class LlamaBinTokenizer extends StoredTokenizer {
  static final String FILE = "tokenizer.bin";
  @Serial private static final long serialVersionUID = 1L;
  private static final int BOS = 1;
  private static final int EOS = 2;
  private static final int FIRST_BYTE = 3;

  private final transient PieceVocabulary vocabulary;

  public LlamaBinTokenizer(byte[] file) {
    super(new TreeMap<>(Map.of(FILE, file)));
    vocabulary = new PieceVocabulary(read(file), FILE);
  }

  static LlamaBinTokenizer of(SortedMap<String, byte[]> files) {
    return new LlamaBinTokenizer(files.get(FILE));
  }

  @Override
  public int[] encode(String text) {
    boolean prefixed = text.isEmpty() || text.startsWith(" ");
    return vocabulary.encode(prefixed ? text : " " + text);
  }

  @Override
  public String decode(int[] ids) {
    return vocabulary.decode(ids);
  }

  @Override
  public int size() {
    return vocabulary.size();
  }

  @Override
  public int bos() {
    return BOS;
  }

  @Override
  public int eos() {
    return EOS;
  }

  private static List<Piece> read(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Piece> pieces = new ArrayList<>();
    try {
      int longest = in.getInt();
      while (in.hasRemaining()) {
        float score = in.getFloat();
        int length = in.getInt();
        if (length < 0 || length > Math.max(longest, 16)) {
          throw malformed(pieces.size(), "length " + length + ", the longest should be " + longest);
        }
        byte[] text = new byte[length];
        in.get(text);
        String piece = new String(text, StandardCharsets.UTF_8);
        pieces.add(new Piece(piece, score, kind(pieces.size(), piece)));
      }
    } catch (BufferUnderflowException e) {
      throw malformed(pieces.size(), "the file ends inside it");
    }
    if (pieces.size() <= EOS) {
      throw malformed(pieces.size(), "the file ends before it");
    }
    return pieces;
  }

  private static Piece.Kind kind(int id, String text) {
    if (id == 0) {
      return Piece.Kind.UNKNOWN;
    }
    if (id == BOS || id == EOS) {
      return Piece.Kind.CONTROL;
    }
    boolean isByte = id < FIRST_BYTE + 256 && text.equals(Piece.byteText(id - FIRST_BYTE));
    return isByte ? Piece.Kind.BYTE : Piece.Kind.NORMAL;
  }

  private static UserException malformed(int token, String what) {
    return UserException.input(
        FILE + ": not a llama2.c tokenizer, or cut short: token " + token + ": " + what);
  }
}
