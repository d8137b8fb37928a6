package org.sparring.common.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

class ChatTemplatesTest {
  private static final List<Message> HI = List.of(Message.user("Hi"));

  @TempDir Path folder;

  private ChatTemplates beside(String tokenizer) {
    return new ChatTemplates(folder.resolve(tokenizer).toString(), new Configuration());
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void theTokenizersConfigurationHoldsTemplateAndSpecialTokens() throws IOException {
    String config =
        write(
            "tokenizer_config.json",
            """
            {"bos_token": {"content": "<s>"}, "eos_token": "</s>", "pad_token": null,
             "chat_template": "{{ bos_token }}{{ messages[0].content }}"}
            """);
    write("vocab.txt", "");
    for (String template : List.of("tokenizer", config)) {
      ChatTemplate found = beside("vocab.txt").load(template, Map.of());
      assertThat(found.prompt(HI)).isEqualTo("<s>Hi");
      assertThat(found.beginning()).contains("<s>");
    }
    assertThat(beside("").load("tokenizer", Map.of("bos_token", "!")).prompt(HI)).isEqualTo("!Hi");
  }

  @Test
  void ofSeveralTemplatesTheDefaultIsTaken() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"bos_token": null, "chat_template": [
          {"name": "tool_use", "template": "no"},
          {"name": "default", "template": "{{ bos_token }}yes"}]}
        """);
    assertThat(beside("").load("tokenizer", Map.of()).prompt(HI)).isEqualTo("yes");
  }

  @Test
  void aFileOfJinjaComesBeforeTheConfiguration() throws IOException {
    write("tokenizer_config.json", "{\"eos_token\": \"</s>\", \"chat_template\": \"config\"}");
    String file = write("chat_template.jinja", "jinja{{ eos_token }}\n");
    assertThat(beside("").load("tokenizer", Map.of()).prompt(HI)).isEqualTo("jinja</s>");
    assertThat(beside("").load(file, Map.of()).prompt(HI)).isEqualTo("jinja</s>");
    assertThat(beside("").source(file)).isEqualTo("jinja{{ eos_token }}\n");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    assertThatThrownBy(() -> beside("").load("tokenizer", Map.of()))
        .isInstanceOfSatisfying(
            UserException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("chat_template.jinja");
    assertThatThrownBy(() -> beside("").load("nowhere.jinja", Map.of()))
        .hasMessageContaining("nowhere.jinja");
    assertThatThrownBy(() -> ChatTemplates.check("jinja")).isInstanceOf(UserException.class);
    String attack = write("attack.jinja", "{{ ''.getClass() }}");
    assertThatThrownBy(() -> beside("").load(attack, Map.of()))
        .isInstanceOfSatisfying(
            UserException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.INPUT))
        .hasMessageContaining("attack.jinja");
  }
}
