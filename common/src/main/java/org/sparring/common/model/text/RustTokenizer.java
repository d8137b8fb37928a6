package org.sparring.common.model.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

/** A native handle of Hugging Face's library; it frees itself when it is collected. */
final class RustTokenizer {
  private static final String FLAVOUR = "RUST_FLAVOR";

  private final HuggingFaceTokenizer handle;

  /** Opens a handle that neither truncates (the library would, at 512), pads nor adds tokens. */
  RustTokenizer(byte[] json) {
    stayOnCpu();
    Map<String, String> options =
        Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");
    try {
      handle = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new UserException(
          ExitCode.INPUT, "tokenizer.json: the library refused it: " + e.getMessage(), e);
    }
  }

  long[] encode(String text) {
    return handle.encode(text, false, false).getIds();
  }

  String decode(long[] ids) {
    return handle.decode(ids, true);
  }

  /** On a machine with a GPU the library would download another build of itself. */
  private static void stayOnCpu() {
    if (System.getenv(FLAVOUR) == null && System.getProperty(FLAVOUR) == null) {
      System.setProperty(FLAVOUR, "cpu");
    }
  }
}
