package org.sparring.jobs.prepare.text;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.ChatTemplate;
import org.sparring.datasets.read.Content;

/** Ids of prompts and of responses behind them. */
public record Encoding(Tokenizer tokenizer, ChatTemplate template) implements Serializable {

  /**
   * A prompt as text and as ids.
   *
   * @param text after the chat template
   * @param body the text without what stands in it for the beginning-of-sequence id
   * @param begins whether that id stands in front
   * @param ids of the body
   */
  public record Prompt(String text, String body, boolean begins, int[] ids) {}

  /**
   * The prompt.
   *
   * @throws org.sparring.common.config.UserException where the template refuses it
   */
  public Prompt prompt(Content prompt) {
    String text =
        prompt instanceof Content.Chat chat
            ? template.prompt(chat.messages())
            : ((Content.Plain) prompt).text();
    Optional<String> said =
        prompt instanceof Content.Chat ? template.beginning() : Optional.<String>empty();
    boolean written = said.isPresent() && !said.get().isEmpty() && text.startsWith(said.get());
    boolean begins = tokenizer.bos() >= 0 && (said.isEmpty() || written);
    String body = written ? text.substring(said.get().length()) : text;
    return new Prompt(text, body, begins, tokenizer.encode(body));
  }

  /** Text of a response behind its prompt. */
  public String response(Content prompt, Content response) {
    return response instanceof Content.Chat chat && prompt instanceof Content.Chat before
        ? template.response(before.messages(), chat.messages().get(0))
        : ((Content.Plain) response).text();
  }

  /** Ids of the prompt, the beginning-of-sequence id included where it begins with it. */
  public int[] begun(Prompt prompt) {
    if (!prompt.begins()) {
      return prompt.ids();
    }
    int[] begun = new int[prompt.ids().length + 1];
    begun[0] = tokenizer.bos();
    System.arraycopy(prompt.ids(), 0, begun, 1, prompt.ids().length);
    return begun;
  }

  /** Ids of a response by itself, the end-of-sequence id included. */
  public int[] apart(String response) {
    return ended(tokenizer.encode(response));
  }

  /**
   * Ids of a response as they are where prompt and response are one text, the end-of-sequence id
   * included; nothing where a token reaches over the boundary.
   */
  public Optional<int[]> joint(Prompt prompt, String response) {
    int[] whole = tokenizer.encode(prompt.body() + response);
    int head = prompt.ids().length;
    boolean prefix = whole.length >= head && Arrays.equals(whole, 0, head, prompt.ids(), 0, head);
    return prefix
        ? Optional.of(ended(Arrays.copyOfRange(whole, head, whole.length)))
        : Optional.empty();
  }

  private int[] ended(int[] ids) {
    int[] ended = Arrays.copyOf(ids, ids.length + 1);
    ended[ids.length] = tokenizer.eos();
    return ended;
  }
}
