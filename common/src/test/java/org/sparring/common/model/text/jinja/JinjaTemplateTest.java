package org.sparring.common.model.text.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.UserException;
import org.sparring.common.model.text.Message;

/** The public formats of common model families; templates of our own, texts worked by hand. */
class JinjaTemplateTest {
  private static final Message SYSTEM = new Message(Message.SYSTEM, "Be brief.");
  private static final List<Message> TURNS =
      List.of(Message.user("Hi"), Message.assistant("Hello."), Message.user("Why?"));
  private static final Message REPLY = Message.assistant("Because.");

  private static JinjaTemplate of(String source, String bos, String eos) {
    return new JinjaTemplate(
        "test", source, new TreeMap<>(Map.of("bos_token", bos, "eos_token", eos)));
  }

  @Test
  void chatMlWithADefaultSystemTurn() {
    JinjaTemplate qwen =
        of(
            """
            {%- if messages[0].role != 'system' -%}
              {{- '<|im_start|>system\\nYou help.<|im_end|>\\n' -}}
            {%- endif -%}
            {%- for turn in messages -%}
              {{- '<|im_start|>' ~ turn.role ~ '\\n' ~ turn.content ~ '<|im_end|>\\n' -}}
            {%- endfor -%}
            {%- if add_generation_prompt -%}{{ '<|im_start|>assistant\\n' }}{%- endif -%}
            """,
            "", "<|im_end|>");
    String prompt =
        """
        <|im_start|>system
        You help.<|im_end|>
        <|im_start|>user
        Hi<|im_end|>
        <|im_start|>assistant
        """;
    assertThat(qwen.prompt(TURNS.subList(0, 1))).isEqualTo(prompt);
    assertThat(qwen.response(TURNS.subList(0, 1), REPLY)).isEqualTo("Because.");
    assertThat(qwen.beginning()).contains("");
  }

  @Test
  void llama2PutsTheSystemTurnIntoTheFirstQuestion() {
    JinjaTemplate llama =
        of(
            """
            {% set first = messages[0]['role'] == 'system' %}
            {% set turns = messages[1:] if first else messages %}
            {% for turn in turns %}
              {% if (turn['role'] == 'user') != (loop.index0 % 2 == 0) %}
                {{ raise_exception('roles must alternate') }}
              {% endif %}
              {% set text = turn['content'] | trim %}
              {% if loop.first and first %}
                {% set text = '<<SYS>>\\n' + messages[0]['content'] + '\\n<</SYS>>\\n\\n' + text %}
              {% endif %}
              {%- if turn['role'] == 'user' -%}
                {{ bos_token + '[INST] ' + text + ' [/INST]' }}
              {%- else -%}
                {{ ' ' + text + ' ' + eos_token }}
              {%- endif -%}
            {% endfor %}
            """,
            "<s>", "</s>");
    List<Message> turns = List.of(SYSTEM, TURNS.get(0), TURNS.get(1), TURNS.get(2));
    assertThat(llama.prompt(turns))
        .isEqualTo(
            """
            <s>[INST] <<SYS>>
            Be brief.
            <</SYS>>

            Hi [/INST] Hello. </s><s>[INST] Why? [/INST]\
            """);
    assertThat(llama.response(turns, REPLY)).isEqualTo(" Because. ");
    assertThatThrownBy(() -> llama.prompt(List.of(TURNS.get(0), TURNS.get(0))))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("roles must alternate");
  }

  @Test
  void llama3HasHeadersAndADateOnlyWhereItIsGiven() {
    String source =
        """
{{- bos_token }}
{%- if not date_string is defined %}
    {%- if strftime_now is defined %}
        {%- set date_string = strftime_now('%d %b %Y') %}
    {%- else %}
        {%- set date_string = '26 Jul 2024' %}
    {%- endif %}
{%- endif %}
{{- '<|start_header_id|>system<|end_header_id|>\\n\\nToday: ' + date_string + '<|eot_id|>' }}
{%- for turn in messages %}
    {{- '<|start_header_id|>' + turn['role'] + '<|end_header_id|>\\n\\n' }}
    {{- turn['content'] | trim + '<|eot_id|>' }}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}
{%- endif %}
""";
    JinjaTemplate llama = of(source, "<|begin_of_text|>", "<|eot_id|>");
    assertThat(llama.prompt(List.of(Message.user(" Hi\n"))))
        .isEqualTo(
            "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nToday: 26 Jul 2024"
                + "<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>"
                + "<|start_header_id|>assistant<|end_header_id|>\n\n");
    assertThat(llama.response(TURNS, REPLY)).isEqualTo("Because.");
    JinjaTemplate dated =
        new JinjaTemplate(
            "dated",
            source,
            new TreeMap<>(Map.of("bos_token", "", "eos_token", "", "date_string", "01 Jan 2026")));
    assertThat(dated.prompt(TURNS)).contains("Today: 01 Jan 2026<|eot_id|>");
  }

  @Test
  void mistralHasNoPlaceForASystemTurn() {
    JinjaTemplate mistral =
        of(
            """
            {{ bos_token }}{% for turn in messages %}{% if turn.role == 'user' %}\
            {{ '[INST] ' + turn.content + ' [/INST]' }}{% elif turn.role == 'assistant' %}\
            {{ turn.content + eos_token }}{% else %}\
            {{ raise_exception('only user and assistant turns: ' ~ turn.role) }}{% endif %}\
            {% endfor %}\
            """,
            "<s>", "</s>");
    assertThat(mistral.prompt(TURNS))
        .isEqualTo("<s>[INST] Hi [/INST]Hello.</s>[INST] Why? [/INST]");
    assertThat(mistral.response(TURNS, REPLY)).isEqualTo("Because.");
    assertThatThrownBy(() -> mistral.prompt(List.of(SYSTEM)))
        .hasMessageContaining("only user and assistant turns: system");
  }

  @Test
  void zephyrKeepsTheLineEndsThatStandBehindExpressions() {
    JinjaTemplate zephyr =
        of(
            """
            {% for turn in messages %}
                {% if turn.role in ['system', 'user', 'assistant'] %}
            {{ '<|' + turn.role + '|>\\n' + turn.content + eos_token }}
                {% endif %}
            {% if loop.last and add_generation_prompt %}
            {{ '<|assistant|>\\n' }}
            {%- endif %}
            {% endfor %}
            """,
            "", "</s>");
    assertThat(zephyr.prompt(List.of(SYSTEM, TURNS.get(0))))
        .isEqualTo("<|system|>\nBe brief.</s>\n<|user|>\nHi</s>\n<|assistant|>\n");
    assertThat(zephyr.response(TURNS, REPLY)).isEqualTo("Because.");
  }

  @Test
  void gemmaEndsTurnsWithATokenThatIsNotTheEndOfTheSequence() {
    JinjaTemplate gemma =
        of(
            """
            {{ bos_token }}
            {%- for turn in messages -%}
                {%- set role = 'model' if turn.role == 'assistant' else turn.role -%}
                {{ '<start_of_turn>' + role + '\\n' + turn.content | trim + '<end_of_turn>\\n' }}
            {%- endfor -%}
            {%- if add_generation_prompt -%}{{ '<start_of_turn>model\\n' }}{%- endif -%}
            """,
            "<bos>", "<eos>");
    assertThat(gemma.prompt(TURNS.subList(0, 1)))
        .isEqualTo("<bos><start_of_turn>user\nHi<end_of_turn>\n<start_of_turn>model\n");
    assertThat(gemma.response(TURNS, REPLY)).isEqualTo("Because.<end_of_turn>\n");
    assertThat(gemma.beginning()).contains("<bos>");
  }

  @Test
  void aTemplateThatRewritesThePromptIsRefusedForTheRow() {
    JinjaTemplate shifty =
        of("{{ messages | length }}{% for m in messages %}{{ m.content }}{% endfor %}", "", "");
    assertThat(shifty.prompt(TURNS)).isEqualTo("3HiHello.Why?");
    assertThatThrownBy(() -> shifty.response(TURNS, REPLY))
        .hasMessageContaining("it writes the prompt otherwise");
  }

  @Test
  void whatMessagesSayIsNeverATemplate() {
    JinjaTemplate plain = of("{% for m in messages %}{{ m.content }}{% endfor %}", "", "");
    String text = "{{ 1 + 1 }} {% raw %} {# c #} <b>&amp; \\n {{ messages }}";
    assertThat(plain.prompt(List.of(Message.user(text)))).isEqualTo(text);
  }
}
