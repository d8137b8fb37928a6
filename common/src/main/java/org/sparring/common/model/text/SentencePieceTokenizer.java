package org.sparring.common.model.text;

import java.io.Serial;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.config.UserException;

/**
 * SentencePiece's byte-pair encoding (Kudo and Richardson 2018) from its {@code .model} or {@code
 * .vocab}, with or without byte fallback, for models whose normaliser is the identity.
 *
 * <p>Decoding keeps the space that the dummy prefix stands for, so that texts of consecutive ids
 * can be joined; encoding drops it again where the model drops extra spaces (the default).
 */
public final class SentencePieceTokenizer extends StoredTokenizer {
  static final String MODEL = "tokenizer.model";
  static final String LIST = "tokenizer.vocab";
  @Serial private static final long serialVersionUID = 1L;

  private final transient PieceVocabulary vocabulary;
  private final transient boolean dummyPrefix;
  private final transient boolean squeezed;
  private final transient int bos;
  private final transient int eos;

  private SentencePieceTokenizer(String name, byte[] file, SentencePieceModel model) {
    super(new TreeMap<>(Map.of(name, file)));
    vocabulary = new PieceVocabulary(model.pieces(), name);
    dummyPrefix = model.dummyPrefix();
    squeezed = model.squeezed();
    bos = vocabulary.control(model.bos());
    eos = vocabulary.control(model.eos());
    if (eos < 0) {
      throw UserException.input(name + ": the vocabulary lacks the end-of-sequence " + model.eos());
    }
  }

  /** Reads a {@code .model}. */
  public static SentencePieceTokenizer ofModel(byte[] file) {
    return new SentencePieceTokenizer(MODEL, file, SentencePieceModel.ofModel(file, MODEL));
  }

  /** Reads a {@code .vocab}. */
  public static SentencePieceTokenizer ofList(byte[] file) {
    return new SentencePieceTokenizer(LIST, file, SentencePieceList.read(file, LIST));
  }

  static SentencePieceTokenizer of(SortedMap<String, byte[]> files) {
    return files.containsKey(MODEL) ? ofModel(files.get(MODEL)) : ofList(files.get(LIST));
  }

  @Override
  public int[] encode(String text) {
    String normal = squeezed ? squeeze(text) : text;
    String spaced = normal.replace('\u2581', ' ');
    return vocabulary.encode(dummyPrefix && !spaced.isEmpty() ? " " + spaced : spaced);
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
    return bos;
  }

  @Override
  public int eos() {
    return eos;
  }

  private static String squeeze(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    boolean pending = false;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == ' ') {
        pending = kept.length() > 0;
      } else {
        if (pending) {
          kept.append(' ');
          pending = false;
        }
        kept.append(each);
      }
    }
    return kept.toString();
  }
}
