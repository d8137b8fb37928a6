package org.sparring.common.model.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.model.text.jinja.JinjaTemplate;

/**
 * Finds chat templates: built-in ones by name, {@code tokenizer} for the one that stands beside the
 * tokenizer ({@code chat_template.jinja}, or {@code chat_template} in {@code
 * tokenizer_config.json}), and files of these two kinds by their path.
 */
public final class ChatTemplates {
  private static final String BESIDE = "tokenizer";
  private static final String JINJA = "chat_template.jinja";
  private static final String DEFAULT = "default";

  private final Path tokenizer;
  private final Configuration hadoop;

  /**
   * Looks beside a tokenizer.
   *
   * @param tokenizer its file or folder, on any file system that Hadoop knows
   */
  public ChatTemplates(String tokenizer, Configuration hadoop) {
    this.tokenizer = new Path(tokenizer);
    this.hadoop = hadoop;
  }

  /**
   * Refuses what can be no template, without looking at files.
   *
   * @throws UserException with the code for settings
   */
  public static void check(String template) {
    if (!inFile(template)) {
      ChatTemplate.named(template);
    }
  }

  /** Whether a template is read from a file, so that its name does not say what it is. */
  public static boolean inFile(String template) {
    return template.equals(BESIDE) || template.endsWith(".jinja") || template.endsWith(".json");
  }

  /** The source of a template in a file: Jinja. */
  public String source(String template) {
    try {
      return template.equals(BESIDE) ? beside() : source(new Path(template));
    } catch (FileNotFoundException e) {
      throw UserException.settings("template: there is no file '" + template + "'");
    } catch (IOException e) {
      throw new UncheckedIOException("chat template " + template, e);
    }
  }

  /**
   * The template.
   *
   * @param variables what a Jinja template sees beside the messages, {@code bos_token} and {@code
   *     eos_token}; these too, where they are given, instead of what tokenizer_config.json says
   * @throws UserException where there is none, or it cannot be run
   */
  public ChatTemplate load(String template, Map<String, String> variables) {
    if (!inFile(template)) {
      return ChatTemplate.named(template);
    }
    SortedMap<String, String> all = tokens(template);
    all.putAll(variables);
    return new JinjaTemplate(template, source(template), all);
  }

  /** What the name of a template in a file does not say: its source, and the tokens it is told. */
  public String content(String template) {
    return source(template) + " " + tokens(template);
  }

  private SortedMap<String, String> tokens(String template) {
    SortedMap<String, String> tokens = new TreeMap<>();
    Path config =
        template.endsWith(".json") ? new Path(template) : sibling(HuggingFaceTokenizer.CONFIG);
    try {
      JsonNode json = exists(config) ? json(config) : new ObjectMapper().createObjectNode();
      tokens.put("bos_token", token(json.path("bos_token")));
      tokens.put("eos_token", token(json.path("eos_token")));
    } catch (IOException e) {
      throw new UncheckedIOException("chat template " + config, e);
    }
    return tokens;
  }

  private String beside() throws IOException {
    Path jinja = sibling(JINJA);
    if (exists(jinja)) {
      return text(jinja);
    }
    Path config = sibling(HuggingFaceTokenizer.CONFIG);
    if (exists(config) && json(config).hasNonNull("chat_template")) {
      return source(config);
    }
    throw UserException.settings(
        "template: beside the tokenizer %s there is neither %s nor a chat_template in %s"
            .formatted(tokenizer, JINJA, HuggingFaceTokenizer.CONFIG));
  }

  private String source(Path file) throws IOException {
    if (!file.getName().endsWith(".json")) {
      return text(file);
    }
    JsonNode template = json(file).path("chat_template");
    for (JsonNode each : template) {
      if (each.path("name").asText().equals(DEFAULT)) {
        return each.path("template").asText();
      }
    }
    if (!template.isTextual()) {
      throw UserException.input(file + ": chat_template is no text and has none named default");
    }
    return template.asText();
  }

  private Path sibling(String name) {
    try {
      FileSystem files = tokenizer.getFileSystem(hadoop);
      boolean folder = files.exists(tokenizer) && files.getFileStatus(tokenizer).isDirectory();
      return new Path(folder ? tokenizer : tokenizer.getParent(), name);
    } catch (IOException e) {
      throw new UncheckedIOException("tokenizer " + tokenizer, e);
    }
  }

  private boolean exists(Path file) throws IOException {
    return file.getFileSystem(hadoop).exists(file);
  }

  private String text(Path file) throws IOException {
    try (InputStream in = file.getFileSystem(hadoop).open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private JsonNode json(Path file) throws IOException {
    try {
      return new ObjectMapper().readTree(text(file));
    } catch (JsonProcessingException e) {
      throw new UserException(ExitCode.INPUT, file + ": not JSON", e);
    }
  }

  /** A token is written as text or as an object that holds it. */
  private static String token(JsonNode named) {
    return named.isObject()
        ? named.path("content").asText()
        : named.isNull() ? "" : named.asText("");
  }
}
