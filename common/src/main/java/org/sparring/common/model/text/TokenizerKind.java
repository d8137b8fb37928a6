package org.sparring.common.model.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sparring.common.model.Tokenizer;

/** The kinds of tokenizers, in the order in which a folder's files are looked through. */
enum TokenizerKind {
  HUGGING_FACE(
      List.of(HuggingFaceTokenizer.FILE),
      "*tokenizer.json (Hugging Face)",
      HuggingFaceTokenizer::new),
  SENTENCE_PIECE(
      List.of(SentencePieceTokenizer.MODEL),
      "*.model (SentencePiece BPE)",
      SentencePieceTokenizer::of),
  LLAMA_BIN(List.of(LlamaBinTokenizer.FILE), "*tok*.bin (llama2.c)", LlamaBinTokenizer::of),
  GPT(
      List.of(GptTokenizer.TOKENS, GptTokenizer.MERGES),
      "*encoder.json or vocab.json with *vocab.bpe or merges.txt (GPT-2)",
      GptTokenizer::of),
  SENTENCE_PIECE_LIST(
      List.of(SentencePieceTokenizer.LIST), "*.vocab (SentencePiece)", SentencePieceTokenizer::of),
  WORD(List.of(WordTokenizer.FILE), "*vocab.txt (words, one a line)", WordTokenizer::of);

  private final List<String> files;
  private final String described;
  private final Function<SortedMap<String, byte[]>, Tokenizer> reader;

  TokenizerKind(
      List<String> files, String described, Function<SortedMap<String, byte[]>, Tokenizer> reader) {
    this.files = files;
    this.described = described;
    this.reader = reader;
  }

  /** Canonical names of the files that it needs. */
  List<String> files() {
    return files;
  }

  Tokenizer read(SortedMap<String, byte[]> contents) {
    return reader.apply(contents);
  }

  static String describeAll() {
    return Arrays.stream(values()).map(kind -> kind.described).collect(Collectors.joining(", "));
  }

  /** The name under which a checkpoint keeps such a file; empty where the name tells nothing. */
  static String canonical(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (name.equals(HuggingFaceTokenizer.CONFIG)) {
      return name;
    }
    if (name.endsWith("tokenizer.json")) {
      return HuggingFaceTokenizer.FILE;
    }
    if (name.endsWith("encoder.json") || name.endsWith("vocab.json")) {
      return GptTokenizer.TOKENS;
    }
    if (name.endsWith("vocab.bpe") || name.endsWith("merges.txt")) {
      return GptTokenizer.MERGES;
    }
    if (name.endsWith("vocab.txt")) {
      return WordTokenizer.FILE;
    }
    return byExtension(name);
  }

  private static String byExtension(String name) {
    if (name.endsWith(".model")) {
      return SentencePieceTokenizer.MODEL;
    }
    if (name.endsWith(".vocab")) {
      return SentencePieceTokenizer.LIST;
    }
    return name.endsWith(".bin") && name.contains("tok") ? LlamaBinTokenizer.FILE : "";
  }
}
