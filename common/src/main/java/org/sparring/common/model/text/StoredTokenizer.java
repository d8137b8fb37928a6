package org.sparring.common.model.text;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.sparring.common.model.Tokenizer;

/**
 * A tokenizer that is wholly defined by the bytes of its files: they are its digest, its stored
 * form and its serialised form.
 */
abstract class StoredTokenizer implements Tokenizer {
  @Serial private static final long serialVersionUID = 1L;

  private final transient SortedMap<String, byte[]> files;
  private final transient String digest;

  StoredTokenizer(SortedMap<String, byte[]> files) {
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    this.digest = sha256(files);
  }

  @Override
  public final SortedMap<String, byte[]> files() {
    return files;
  }

  @Override
  public final String digest() {
    return digest;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof StoredTokenizer that && digest.equals(that.digest);
  }

  @Override
  public final int hashCode() {
    return digest.hashCode();
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[" + size() + " ids, " + digest.substring(0, 8) + "]";
  }

  @Serial
  protected final Object writeReplace() {
    return new Stored(getClass().getName() + digest, new TreeMap<>(files));
  }

  @Serial
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("read through its stored form only");
  }

  private static String sha256(SortedMap<String, byte[]> files) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      files.values().forEach(sha::update);
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** What travels in closures: the files, read on arrival where no task has read them before. */
  private record Stored(String digest, TreeMap<String, byte[]> files) implements Serializable {
    private static final Map<String, SoftReference<Tokenizer>> READ = new ConcurrentHashMap<>();

    @Serial
    private Object readResolve() {
      SoftReference<Tokenizer> known = READ.get(digest);
      Tokenizer tokenizer = known == null ? null : known.get();
      if (tokenizer == null) {
        tokenizer = Tokenizers.of(files);
        READ.put(digest, new SoftReference<>(tokenizer));
      }
      return tokenizer;
    }
  }
}
