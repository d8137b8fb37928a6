package org.sparring.common.model.text.jinja;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.config.UserException;
import org.sparring.common.model.text.ChatTemplate;
import org.sparring.common.model.text.Message;

/**
 * A Jinja template as Hugging Face's tokenizers carry them. It sees {@code messages} (each with
 * {@code role} and {@code content}), {@code add_generation_prompt}, {@code bos_token}, {@code
 * eos_token}, {@code raise_exception} and the variables of the settings; no clock, so a template
 * that asks whether {@code strftime_now} is defined goes on without.
 *
 * <p>The response is what the template writes behind the prompt once the answer is there, without
 * the text of the end-of-sequence id, which the tokenizer adds. A template that then writes the
 * prompt in another way is refused for that row.
 *
 * <p>Known differences from Jinja: slices with a step, {@code recursive} loops and loops over two
 * names with a condition are refused; {@code {{ true }}} writes {@code true}.
 */
public final class JinjaTemplate implements ChatTemplate {
  @Serial private static final long serialVersionUID = 1L;

  private final String name;
  private final String source;
  private final TreeMap<String, String> variables;
  private transient volatile Engine engine;

  /**
   * Makes a template and tries it on one question.
   *
   * @param name for errors
   * @param source Jinja
   * @param variables what it sees beside the messages: {@code bos_token}, {@code eos_token} (empty
   *     where the vocabulary has none) and others; {@code true} and {@code false} are truth values
   * @throws UserException with the code for input where it cannot be run
   */
  public JinjaTemplate(String name, String source, SortedMap<String, String> variables) {
    this.name = name;
    this.source = source;
    this.variables = new TreeMap<>(variables);
    tried();
  }

  private void tried() {
    try {
      prompt(List.of(Message.user("?")));
    } catch (UserException e) {
      if (Refusal.in(e) == null) {
        throw e;
      }
    }
  }

  @Override
  public String prompt(List<Message> messages) {
    return render(messages, true);
  }

  @Override
  public String response(List<Message> prompt, Message message) {
    List<Message> all = new ArrayList<>(prompt);
    all.add(message);
    String before = prompt(prompt);
    String whole = render(all, false);
    if (!whole.startsWith(before)) {
      throw UserException.input(
          "chat template " + name + ": it writes the prompt otherwise once an answer follows");
    }
    return unended(whole.substring(before.length()));
  }

  @Override
  public Optional<String> beginning() {
    return Optional.of(variables.getOrDefault("bos_token", ""));
  }

  /** Template and variables: all that the text depends on beside the messages. */
  @Override
  public String toString() {
    return "JinjaTemplate[" + source + ", " + variables + "]";
  }

  private String unended(String text) {
    String end = variables.getOrDefault("eos_token", "");
    int at = end.isEmpty() ? -1 : text.lastIndexOf(end);
    boolean last = at >= 0 && text.substring(at + end.length()).isBlank();
    return last ? text.substring(0, at) : text;
  }

  private String render(List<Message> messages, boolean open) {
    Map<String, Object> bindings = new LinkedHashMap<>();
    variables.forEach((key, value) -> bindings.put(key, value(value)));
    bindings.put("messages", messages.stream().map(JinjaTemplate::entries).toList());
    bindings.put("add_generation_prompt", open);
    try {
      return engine().render(source, bindings);
    } catch (UserException e) {
      throw new UserException(e.code(), "chat template " + name + ": " + e.getMessage(), e);
    }
  }

  private static Object value(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> text;
    };
  }

  private static Map<String, Object> entries(Message message) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("role", message.role());
    entries.put("content", message.content());
    return Collections.unmodifiableMap(entries);
  }

  private Engine engine() {
    Engine running = engine;
    if (running == null) {
      running = new Engine();
      engine = running;
    }
    return running;
  }
}
