package org.sparring.common.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.UserException;
import org.sparring.common.model.text.jinja.JinjaTemplate;

class ChatTemplateTest {
  private static final List<Message> TURNS =
      List.of(Message.user("Hi"), Message.assistant("Hello."), Message.user("Why?"));
  private static final Message REPLY = Message.assistant("Because.");

  @Test
  void plainAddsNothing() {
    ChatTemplate plain = ChatTemplate.named("plain");
    assertThat(plain.prompt(List.of(Message.user("Once upon")))).isEqualTo("Once upon");
    assertThat(plain.response(List.of(), Message.assistant(" a time"))).isEqualTo(" a time");
  }

  @Test
  void dialogueIsTheFormOfHh() {
    ChatTemplate dialogue = ChatTemplate.named("dialogue");
    assertThat(dialogue.prompt(TURNS))
        .isEqualTo("\n\nHuman: Hi\n\nAssistant: Hello.\n\nHuman: Why?\n\nAssistant:");
    assertThat(dialogue.response(TURNS, REPLY)).isEqualTo(" Because.");
    assertThatThrownBy(() -> dialogue.prompt(List.of(new Message("tool", "42"))))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'tool'");
  }

  @Test
  void chatMlEndsWithAGenerationPrompt() {
    ChatTemplate chatMl = ChatTemplate.named("chatml");
    assertThat(chatMl.prompt(List.of(new Message(Message.SYSTEM, "Be kind."), Message.user("Hi"))))
        .isEqualTo(
            """
            <|im_start|>system
            Be kind.<|im_end|>
            <|im_start|>user
            Hi<|im_end|>
            <|im_start|>assistant
            """);
    assertThat(chatMl.response(TURNS, REPLY)).isEqualTo("Because.");
  }

  @Test
  void aLongerDialogueBeginsWithTheShorterAndItsResponse() {
    for (String name : List.of("dialogue", "plain")) {
      ChatTemplate template = ChatTemplate.named(name);
      String longer = template.prompt(List.of(TURNS.get(0), TURNS.get(1), TURNS.get(2)));
      List<Message> first = TURNS.subList(0, 1);
      String shorter = template.prompt(first) + template.response(first, TURNS.get(1));
      assertThat(longer).startsWith(shorter);
    }
  }

  @Test
  void shipsAndNamesTheKnown() throws Exception {
    assertThat(SharedData.shipped(ChatTemplate.named("chatml"), ChatTemplate.class))
        .isEqualTo(new ChatMlTemplate());
    assertThatThrownBy(() -> ChatTemplate.named("jinja"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("plain, dialogue, chatml");
  }

  @Test
  void aJinjaTemplateShipsToo() throws Exception {
    String source = "{{ messages[0].content }}!";
    ChatTemplate template = new JinjaTemplate("test", source, new TreeMap<>());
    assertThat(SharedData.shipped(template, ChatTemplate.class).prompt(TURNS)).isEqualTo("Hi!");
  }
}
