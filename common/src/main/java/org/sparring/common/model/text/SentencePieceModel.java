package org.sparring.common.model.text;

import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

/**
 * What a SentencePiece model file says.
 *
 * @param pieces the vocabulary in the order of ids
 * @param bos text of the beginning-of-sequence piece
 * @param eos text of the end-of-sequence piece
 * @param dummyPrefix whether a space is put in front of a text
 * @param squeezed whether spaces at both ends are dropped and runs of spaces become one
 */
record SentencePieceModel(
    List<Piece> pieces, String bos, String eos, boolean dummyPrefix, boolean squeezed) {
  private static final char SPACE = '\u2581';
  private static final int BPE = 2;

  /** Reads {@code .model}: the ModelProto message of sentencepiece_model.proto. */
  static SentencePieceModel ofModel(byte[] file, String name) {
    Builder builder = new Builder(name);
    try {
      builder.model(new ProtobufReader(file));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw new UserException(
          ExitCode.INPUT, name + ": not a SentencePiece model, or cut short", e);
    }
    return builder.build();
  }

  private static final class Builder {
    private final String name;
    private final List<Piece> pieces = new ArrayList<>();
    private String bos = "<s>";
    private String eos = "</s>";
    private boolean dummyPrefix = true;
    private boolean squeezed = true;
    private long type = 1;

    Builder(String name) {
      this.name = name;
    }

    SentencePieceModel build() {
      if (pieces.isEmpty()) {
        throw UserException.input(name + ": not a SentencePiece model: it has no pieces");
      }
      if (type != BPE) {
        throw unsupported("a model of type " + type + " (only BPE, type 2, is)");
      }
      return new SentencePieceModel(List.copyOf(pieces), bos, eos, dummyPrefix, squeezed);
    }

    void model(ProtobufReader model) {
      while (model.next()) {
        switch (model.field()) {
          case 1 -> pieces.add(piece(model.message()));
          case 2 -> trainer(model.message());
          case 3 -> normaliser(model.message());
          default -> model.skip();
        }
      }
    }

    private Piece piece(ProtobufReader in) {
      String text = "";
      float score = 0;
      long kind = 1;
      while (in.next()) {
        switch (in.field()) {
          case 1 -> text = in.text();
          case 2 -> score = in.real();
          case 3 -> kind = in.number();
          default -> in.skip();
        }
      }
      return new Piece(text.replace(SPACE, ' '), score, kind(kind, text));
    }

    private Piece.Kind kind(long number, String text) {
      return switch ((int) number) {
        case 1 -> Piece.Kind.NORMAL;
        case 2 -> Piece.Kind.UNKNOWN;
        case 3 -> Piece.Kind.CONTROL;
        case 4 -> Piece.Kind.USER_DEFINED;
        case 6 -> Piece.Kind.BYTE;
        default -> throw unsupported("the type " + number + " of piece '" + text + "'");
      };
    }

    private void trainer(ProtobufReader in) {
      while (in.next()) {
        switch (in.field()) {
          case 3 -> type = in.number();
          case 24 -> refuse(in.number() != 0, "whitespace as a suffix");
          case 46 -> bos = in.text();
          case 47 -> eos = in.text();
          default -> in.skip();
        }
      }
    }

    private void normaliser(ProtobufReader in) {
      while (in.next()) {
        switch (in.field()) {
          case 2 -> refuse(!in.text().isEmpty(), "a normaliser other than identity");
          case 3 -> dummyPrefix = in.number() != 0;
          case 4 -> squeezed = in.number() != 0;
          case 5 -> refuse(in.number() == 0, "unescaped whitespace");
          default -> in.skip();
        }
      }
    }

    private void refuse(boolean found, String what) {
      if (found) {
        throw unsupported(what);
      }
    }

    private UserException unsupported(String what) {
      return UserException.settings(
          name + ": " + what + " is not supported; convert the tokenizer to tokenizer.json");
    }
  }
}
