package org.sparring.common.model.text;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;

/** Finds out what kind of tokenizer a file or a folder holds, and reads it. */
public final class Tokenizers {
  private Tokenizers() {}

  /** Reads with the settings that Hadoop finds on the class path. */
  public static Tokenizer load(String uri) {
    return load(uri, new Configuration());
  }

  /**
   * Reads a tokenizer from a file or from a folder; names ending in {@code .gz} are unpacked. Of a
   * tokenizer of two files, name either or their folder.
   *
   * @param uri any URI that Hadoop can open
   * @throws UserException where there is none, or it is malformed
   */
  public static Tokenizer load(String uri, Configuration hadoop) {
    Path path = new Path(uri);
    try {
      FileSystem files = path.getFileSystem(hadoop);
      FileStatus status = files.getFileStatus(path);
      return status.isDirectory() ? ofFolder(files, path) : ofFile(files, path);
    } catch (FileNotFoundException e) {
      throw unknown(uri, "no such file or folder");
    } catch (IOException e) {
      throw new UncheckedIOException("tokenizer " + uri, e);
    } catch (UserException e) {
      throw new UserException(e.code(), "tokenizer " + uri + ": " + e.getMessage(), e);
    }
  }

  /** Whether a file of this name is taken for a tokenizer's, or for a part of one. */
  public static boolean isTokenizerFile(String name) {
    return !TokenizerKind.canonical(name).isEmpty();
  }

  /**
   * The tokenizer that these files define.
   *
   * @param files contents by the names that {@link Tokenizer#files} gives
   */
  public static Tokenizer of(SortedMap<String, byte[]> files) {
    TokenizerKind kind = kind(files);
    if (kind == null) {
      throw unknown(String.valueOf(files.keySet()), "no known kind of tokenizer");
    }
    return kind.read(files);
  }

  private static Tokenizer ofFolder(FileSystem files, Path folder) throws IOException {
    SortedMap<String, Path> named = named(files, folder, "");
    TokenizerKind kind = kind(named);
    if (kind == null) {
      throw unknown(folder.toString(), "no known kind of tokenizer in the folder");
    }
    return read(files, named, kind);
  }

  private static Tokenizer ofFile(FileSystem files, Path file) throws IOException {
    String canonical = TokenizerKind.canonical(file.getName());
    if (canonical.isEmpty()) {
      canonical = sniff(file.getName(), contents(files, file));
    }
    if (canonical.isEmpty()) {
      throw unknown(file.toString(), "no known kind of tokenizer");
    }
    SortedMap<String, Path> named = new TreeMap<>();
    if (canonical.equals(HuggingFaceTokenizer.FILE)) {
      Path config = new Path(file.getParent(), HuggingFaceTokenizer.CONFIG);
      if (files.exists(config)) {
        named.put(HuggingFaceTokenizer.CONFIG, config);
      }
    }
    if (canonical.equals(GptTokenizer.TOKENS) || canonical.equals(GptTokenizer.MERGES)) {
      String stem = file.getName().replaceFirst("(encoder|vocab|merges)\\..*$", "");
      named.putAll(named(files, file.getParent(), stem));
    }
    named.put(canonical, file);
    for (TokenizerKind kind : TokenizerKind.values()) {
      if (kind.files().contains(canonical)) {
        return read(files, named, kind);
      }
    }
    throw unknown(file.toString(), "no known kind of tokenizer");
  }

  private static TokenizerKind kind(SortedMap<String, ?> named) {
    for (TokenizerKind kind : TokenizerKind.values()) {
      if (named.keySet().containsAll(kind.files())) {
        return kind;
      }
    }
    return null;
  }

  private static Tokenizer read(FileSystem files, SortedMap<String, Path> named, TokenizerKind kind)
      throws IOException {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    for (String name : kind.files()) {
      Path file = named.get(name);
      if (file == null) {
        throw UserException.settings("lacks its other file, " + name + ", beside it");
      }
      contents.put(name, contents(files, file));
    }
    Path config = named.get(HuggingFaceTokenizer.CONFIG);
    if (kind == TokenizerKind.HUGGING_FACE && config != null) {
      contents.put(HuggingFaceTokenizer.CONFIG, contents(files, config));
    }
    return kind.read(contents);
  }

  /** Files of a folder by canonical name; two files for one name are an error. */
  private static SortedMap<String, Path> named(FileSystem files, Path folder, String stem)
      throws IOException {
    SortedMap<String, Path> named = new TreeMap<>();
    for (FileStatus each : files.listStatus(folder)) {
      String name = each.getPath().getName();
      String canonical = TokenizerKind.canonical(name);
      if (each.isFile() && name.startsWith(stem) && !canonical.isEmpty()) {
        Path other = named.put(canonical, each.getPath());
        if (other != null) {
          throw UserException.settings(
              "both " + other.getName() + " and " + name + " are there: name one of them");
        }
      }
    }
    return named;
  }

  private static byte[] contents(FileSystem files, Path file) throws IOException {
    try (InputStream raw = files.open(file);
        InputStream in = file.getName().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return in.readAllBytes();
    }
  }

  private static String sniff(String name, byte[] contents) {
    String head = new String(contents, 0, Math.min(contents.length, 64), StandardCharsets.UTF_8);
    if (WordTokenizer.hasSpecials(head.lines().toList())) {
      return WordTokenizer.FILE;
    }
    return name.endsWith(".bin") ? LlamaBinTokenizer.FILE : "";
  }

  private static UserException unknown(String uri, String what) {
    return UserException.settings(
        uri + ": " + what + "; known kinds: " + TokenizerKind.describeAll());
  }
}
