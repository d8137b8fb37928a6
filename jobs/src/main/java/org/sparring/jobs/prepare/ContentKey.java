package org.sparring.jobs.prepare;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.sparring.common.model.text.Message;
import org.sparring.common.workspace.Utf8;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;

/**
 * SHA-256 of canonical content, in hexadecimal: every text follows its length in bytes. What a row
 * says counts (prompt, responses, ranks, annotators), where it stood and what it carries does not.
 */
public final class ContentKey {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** Copies of it are faster than asking Java's providers for each key; it is never fed. */
  private static final MessageDigest FRESH = sha256();

  /** The key of the prompt that text without one has. */
  static final String NO_PROMPT = new ContentKey("prompt").content(new Content.Plain("")).hex();

  private final MessageDigest digest;
  private final byte[] four = new byte[Integer.BYTES];

  private ContentKey(String purpose) {
    try {
      digest = (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException fixed) {
      throw new IllegalStateException("Java's SHA-256 can be copied", fixed);
    }
    text(purpose);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  static String prompt(Example example) {
    return new ContentKey("prompt").content(example.prompt()).hex();
  }

  /**
   * The order of the responses does not count, their ranks do.
   *
   * @param prompt key of its prompt
   */
  static String row(Example example, String prompt) {
    ContentKey key = new ContentKey("row").text(prompt).ranked(example);
    List<String> annotators = example.annotators().stream().sorted().toList();
    key.number(annotators.size());
    annotators.forEach(key::text);
    return key.hex();
  }

  /** The responses with their ranks, in whatever order. */
  static String responses(Example example) {
    return new ContentKey("responses").ranked(example).hex();
  }

  private ContentKey ranked(Example example) {
    List<String> responses =
        example.responses().stream().map(ContentKey::response).sorted().toList();
    number(responses.size());
    responses.forEach(this::text);
    return this;
  }

  /**
   * What a row carries beyond what it says: equal content with equal carried columns is one row.
   */
  static String carried(Example example) {
    if (example.facts().isEmpty() && Double.isNaN(example.strength())) {
      return "";
    }
    ContentKey key = new ContentKey("carried").text(Double.toString(example.strength()));
    return key.facts(example.facts()).hex();
  }

  private ContentKey facts(Map<String, String> facts) {
    number(facts.size());
    facts.forEach((name, value) -> text(name).text(value));
    return this;
  }

  /** The content of a response, without its rank. */
  public static String response(Content response) {
    return new ContentKey("response").content(response).hex();
  }

  private static String response(Response response) {
    return new ContentKey("ranked").number(response.rank()).content(response.content()).hex();
  }

  private ContentKey content(Content content) {
    if (content instanceof Content.Chat chat) {
      number(chat.messages().size());
      for (Message message : chat.messages()) {
        text(message.role()).text(message.content());
      }
      return this;
    }
    return number(-1).text(((Content.Plain) content).text());
  }

  private ContentKey text(String text) {
    byte[] bytes = Utf8.of(text);
    number(bytes.length);
    digest.update(bytes);
    return this;
  }

  private ContentKey number(int number) {
    INTS.set(four, 0, number);
    digest.update(four);
    return this;
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
