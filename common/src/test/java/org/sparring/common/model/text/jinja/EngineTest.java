package org.sparring.common.model.text.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

class EngineTest {
  private final Engine engine = new Engine();

  private String render(String template) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("role", "user");
    message.put("content", " a-b\u00a0");
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("role", "assistant");
    reply.put("content", "x</think>y");
    Map<String, Object> bindings = new LinkedHashMap<>();
    bindings.put("messages", List.of(message, reply, message));
    return engine.render(template, bindings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "{{ messages[-1].role }}#user",
        "{{ messages[1:]|length }}{{ messages[:-1]|length }}#22",
        "{{ messages[1].content.split('</think>')[-1].lstrip('\\n') }}#y",
        "{{ messages[1]['content'].startswith('x') and 'think' in messages[1].content }}#true",
        "[{{ messages[0].content.strip() }}|{{ messages[0].content | trim }}]#[a-b|a-b]",
        "{% for m in messages if m.role == 'user' %}{{ loop.index }}{{ m.role }},{% endfor"
            + " %}#1user,2user,",
        "{% set ns = namespace(n=0) %}{% for m in messages %}{% set ns.n = ns.n + 1 %}{% endfor"
            + " %}{{ ns.n }}#3",
        "{% macro f(x) %}<{{ x }}>{% endmacro %}{{ f('a') }}{{ f('b') }}#<a><b>",
        "{% for m in messages %}{% if loop.last %}{% continue %}{% endif %}{{ loop.index0 }}{%"
            + " endfor %}#01",
        "{% for m in messages %}{% if loop.index == 2 %}{% break %}{% endif %}{{ loop.index }}{%"
            + " endfor %}#1",
        "{% if tools is defined and tools is not none %}t{% else %}n{% endif %}#n",
        "{{ 'tool_calls' in messages[0] }}{{ messages[0].get('name', 'none') }}#falsenone",
        "{% generation %}{{ messages[1].role }}{% endgeneration %}#assistant",
        "{{ messages | map(attribute='role') | join('+') }}#user+assistant+user",
        "{{ messages | selectattr('role', 'equalto', 'user') | list | length }}#2",
        "{{ {'a': [1, 'b'], 'c': none} | tojson }}#{`a`: [1, `b`], `c`: null}",
        "{{ 1 + 2 * 3 }}{{ 'a' if not false else 'b' }}{{ 7 // 2 }}#7a3",
        "{% for k, v in messages[0].items() %}{{ k }};{% endfor %}#role;content;",
        "{% if not tools is defined %}n{% endif %}{% if not messages is defined %}m{% endif %}#n",
        "{{ not 'a' == 'b' }}{{ not 1 in [1] }}{{ 2 not in [1] }}{{ 1 is not none"
            + " }}#truefalsetruetrue",
        "{{ not 'a' == 'a' or not (not 'not x' == 'y') }}{% if not not messages -%} x{% endif"
            + " %}#falsex",
        "{{ 'not x is' }}{% raw %}{{ not x is }}{% endraw %}#not x is{{ not x is }}",
        "{% for m in messages if not m.role == 'user' %}{{ m.role }}{% endfor %}#assistant",
        "{{ 'A' | lower }}{{ nothing | default('d') }}#ad",
        "{% set x %}y{% endset %}{{ x }}#y"
      })
  void expressionsOfChatTemplates(String template, String expected) {
    assertThat(render(template)).isEqualTo(expected.replace('`', '"'));
  }

  @Test
  void blocksAreTrimmedAsHuggingFaceSetsThem() {
    assertThat(render("a\n  {% if true %}\n  b\n  {% endif %}\nc\n")).isEqualTo("a\n  b\nc");
    assertThat(render("a \n {%- if true -%} \n b {%- endif %} \n c")).isEqualTo("ab \n c");
    assertThat(render("{% for m in [1, 2] %}{{ m }} {% endfor %}|")).isEqualTo("1 2 |");
    assertThat(render("a {% if true %}\n  b{% endif %}\n c")).isEqualTo("a   b c");
    assertThat(render("{{ 1 }}\n  {% if true %} x {% endif %}  \n{# c #}\n  {# d #} y\n"))
        .isEqualTo("1\n x   \n y");
    assertThat(render("x\n  {%+ if true %}\n y {% endif +%}\n z")).isEqualTo("x\n   y \n z");
    assertThat(render("{%- if true -%}\n a \n{%- endif %}\n\n b")).isEqualTo("a\n b");
    assertThat(render("a\n  {# no #}\nb {{ 'x' -}}  \n c")).isEqualTo("a\nb xc");
  }

  @Test
  void jsonIsIndentedOnDemand() {
    assertThat(render("{{ {'a': [1]} | tojson(indent=2) }}"))
        .isEqualTo("{\n  \"a\": [\n    1\n  ]\n}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ ''.getClass() }}",
        "{{ ''.class }}",
        "{{ messages.getClass().forName('java.lang.Runtime') }}",
        "{{ messages[0].class }}{{ messages[0].getClass() }}",
        "{{ (1).getClass() }}",
        "{{ ____int3rpr3t3r____.getConfig() }}",
        "{{ loop.getClass() }}{% for m in messages %}{{ loop.getClass() }}{% endfor %}",
        "{% include '/etc/hostname' %}",
        "{% import 'x.jinja' as x %}",
        "{% extends 'x.jinja' %}",
        "{{ unixtimestamp() }}",
        "{{ today() }}",
        "{{ strftime_now('%Y') }}",
        "{{ [1, 2, 3] | random }}",
        "{{ 'x' | center(1000000000) }}",
        "{{ '{{ 1 }}' | render }}",
        "{% for i in range(100000000) %}x{% endfor %}",
        "{% for i in range(9999) %}{% for j in range(9999) %}{{ i }}{% endfor %}{% endfor %}",
        "{% for i in range(9999) %}{% for j in range(9999) %}{% if false %}{% endif %}{% endfor"
            + " %}{% endfor %}",
        "{% set ns = namespace(x='aaaaaaaaaaaaaaaa') %}{% for i in range(60) %}{% set ns.x = ns.x ~"
            + " ns.x %}{% endfor %}",
        "{% set ns = namespace(x='aaaaaaaaaaaaaaaa') %}{% for i in range(60) %}{% set ns.x = ns.x +"
            + " ns.x %}{% endfor %}{{ ns.x }}",
        "{% macro f(n) %}{{ f(n) }}{{ f(n) }}{% endmacro %}{{ f(1) }}",
        "{{ messages[::-1] }}",
        "{% for m in messages recursive %}{{ m.role }}{% endfor %}",
        "{% unknown %}",
        "{% if messages %}",
        "{{ messages[0].content.nosuch() }}",
        "{{ 'a' * 1000000000 }}"
      })
  void whatATemplateMayNotIsRefusedWithTheCodeForInput(String template) {
    assertThatThrownBy(() -> render(template))
        .isInstanceOfSatisfying(
            UserException.class, refused -> assertThat(refused.code()).isEqualTo(ExitCode.INPUT));
  }
}
