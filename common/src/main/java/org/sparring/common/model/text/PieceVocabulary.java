package org.sparring.common.model.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sparring.common.config.UserException;

/**
 * Byte-pair encoding by score over a vocabulary of pieces, as SentencePiece and llama2.c do it:
 * characters are joined to known pieces; what stays unknown becomes its UTF-8 bytes where the
 * vocabulary has them, else one unknown id for a run of such characters.
 */
final class PieceVocabulary {
  private static final String UNKNOWN_SURFACE = " \u2047 ";

  private final List<Piece> pieces;
  private final Map<String, Integer> matched = new HashMap<>();
  private final int[] byteIds = new int[256];
  private final boolean bytes;
  private final int unknown;
  private final List<String> userDefined;

  PieceVocabulary(List<Piece> pieces, String file) {
    this.pieces = List.copyOf(pieces);
    int unknownId = -1;
    int byteCount = 0;
    for (int id = 0; id < pieces.size(); id++) {
      Piece piece = pieces.get(id);
      switch (piece.kind()) {
        case NORMAL, USER_DEFINED -> matched.putIfAbsent(piece.text(), id);
        case UNKNOWN -> unknownId = id;
        case BYTE -> {
          byteIds[Integer.parseInt(piece.text().substring(3, 5), 16)] = id;
          byteCount++;
        }
        case CONTROL -> {}
      }
    }
    bytes = byteCount == 256;
    unknown = unknownId;
    userDefined =
        pieces.stream()
            .filter(p -> p.kind() == Piece.Kind.USER_DEFINED)
            .map(Piece::text)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    if (!bytes && unknown < 0) {
      throw UserException.input(
          file + ": the vocabulary has neither an unknown piece nor the 256 byte pieces");
    }
  }

  int size() {
    return pieces.size();
  }

  /** Id of a control piece, -1 where there is none. */
  int control(String text) {
    return IntStream.range(0, pieces.size())
        .filter(id -> pieces.get(id).kind() == Piece.Kind.CONTROL)
        .filter(id -> pieces.get(id).text().equals(text))
        .findFirst()
        .orElse(-1);
  }

  int[] encode(String text) {
    IntStream.Builder ids = IntStream.builder();
    boolean afterUnknown = false;
    for (String symbol : Merger.merge(symbols(text), this::priority)) {
      Integer id = matched.get(symbol);
      boolean isUnknown = id == null && !bytes;
      if (id != null) {
        ids.add(id);
      } else if (bytes) {
        for (byte each : symbol.getBytes(StandardCharsets.UTF_8)) {
          ids.add(byteIds[each & 0xFF]);
        }
      } else if (!afterUnknown) {
        ids.add(unknown);
      }
      afterUnknown = isUnknown;
    }
    return ids.build().toArray();
  }

  String decode(int[] ids) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int id : ids) {
      Piece piece = pieces.get(id);
      switch (piece.kind()) {
        case NORMAL, USER_DEFINED -> text.writeBytes(piece.text().getBytes(StandardCharsets.UTF_8));
        case UNKNOWN -> text.writeBytes(UNKNOWN_SURFACE.getBytes(StandardCharsets.UTF_8));
        case BYTE -> text.write(Integer.parseInt(piece.text().substring(3, 5), 16));
        case CONTROL -> {}
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private List<String> symbols(String text) {
    List<String> symbols = new ArrayList<>(text.length());
    for (int at = 0; at < text.length(); ) {
      String symbol = symbolAt(text, at);
      symbols.add(symbol);
      at += symbol.length();
    }
    return symbols;
  }

  private String symbolAt(String text, int at) {
    for (String whole : userDefined) {
      if (text.startsWith(whole, at)) {
        return whole;
      }
    }
    return Character.toString(text.codePointAt(at));
  }

  private double priority(String left, String right) {
    Integer id = matched.get(left.concat(right));
    boolean joins = id != null && !isUserDefined(left) && !isUserDefined(right);
    return joins ? pieces.get(id).score() : Double.NaN;
  }

  private boolean isUserDefined(String symbol) {
    return !userDefined.isEmpty() && userDefined.contains(symbol);
  }
}
