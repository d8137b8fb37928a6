package org.sparring.common.model.text;

import java.io.Serial;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * Hugging Face's {@code tokenizer.json}, run by their own library; {@code tokenizer_config.json}
 * beside it, where there is one, names the tokens that begin and end a sequence.
 *
 * <p>Added tokens inside a text become their ids, as chat templates expect. The native handle is
 * opened at first use, in each process anew. Safe for several threads.
 */
public final class HuggingFaceTokenizer extends StoredTokenizer {
  static final String FILE = "tokenizer.json";
  static final String CONFIG = "tokenizer_config.json";
  @Serial private static final long serialVersionUID = 1L;

  private final transient TokenizerJson json;
  private transient volatile RustTokenizer handle;

  /**
   * @param files {@code tokenizer.json}, and {@code tokenizer_config.json} or not
   */
  public HuggingFaceTokenizer(SortedMap<String, byte[]> files) {
    super(files);
    json = TokenizerJson.read(files.get(FILE), files.get(CONFIG));
  }

  @Override
  public int[] encode(String text) {
    return Arrays.stream(handle().encode(text)).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public String decode(int[] ids) {
    return handle().decode(Arrays.stream(ids).asLongStream().toArray());
  }

  @Override
  public int size() {
    return json.size();
  }

  @Override
  public int bos() {
    return json.bos();
  }

  @Override
  public int eos() {
    return json.eos();
  }

  private RustTokenizer handle() {
    RustTokenizer open = handle;
    if (open == null) {
      synchronized (this) {
        open = handle;
        if (open == null) {
          open = new RustTokenizer(files().get(FILE));
          handle = open;
        }
      }
    }
    return open;
  }
}
