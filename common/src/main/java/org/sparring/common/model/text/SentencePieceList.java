package org.sparring.common.model.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sparring.common.config.UserException;

/** Reads SentencePiece's {@code .vocab}: token TAB score, the line number being the id. */
final class SentencePieceList {
  private SentencePieceList() {}

  /** The flags, which such a file lacks, are SentencePiece's defaults. */
  static SentencePieceModel read(byte[] file, String name) {
    List<Piece> pieces = new ArrayList<>();
    for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
      pieces.add(piece(line, name + ", line " + (pieces.size() + 1)));
    }
    return new SentencePieceModel(List.copyOf(pieces), "<s>", "</s>", true, true);
  }

  private static Piece piece(String line, String where) {
    int tab = line.lastIndexOf('\t');
    if (tab < 0) {
      throw UserException.input(where + ": expected a token, a tab and a score, found: " + line);
    }
    float score = score(line.substring(tab + 1), where);
    String text = line.substring(0, tab);
    return new Piece(text.replace('\u2581', ' '), score, kind(text));
  }

  private static float score(String text, String where) {
    try {
      float score = Float.parseFloat(text);
      if (score == Math.rint(score)) {
        return score;
      }
    } catch (NumberFormatException e) {
      throw UserException.input(where + ": the score is not a number: " + text);
    }
    throw UserException.settings(
        where
            + ": the score "
            + text
            + " is no rank, so this is not a BPE vocabulary; convert it to tokenizer.json");
  }

  private static Piece.Kind kind(String text) {
    return switch (text) {
      case "<unk>" -> Piece.Kind.UNKNOWN;
      case "<s>", "</s>", "<pad>" -> Piece.Kind.CONTROL;
      default -> Piece.isByteText(text) ? Piece.Kind.BYTE : Piece.Kind.NORMAL;
    };
  }
}
