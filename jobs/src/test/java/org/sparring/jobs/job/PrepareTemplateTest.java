package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.ExitCode;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.TurnRow;
import org.sparring.common.workspace.Tables;

/** The job with a chat template in Jinja. */
class PrepareTemplateTest extends PrepareTesting {
  private static final String CHATS =
      "{'prompt': [{'role': 'human', 'content': 'a b'}],"
          + " 'chosen': [{'role': 'gpt', 'content': 'c'}],"
          + " 'rejected': [{'role': 'gpt', 'content': 'd d'}]}";

  private ExitCode run(String template) throws IOException {
    String source = write("chats.jsonl", CHATS);
    String jinja = Files.writeString(folder.resolve("chat.jinja"), template).toString();
    String yaml =
        """
        sources: [{path: %s}]
        template: %s
        stages: [normalise, same_response, exact_duplicates, split,
          tokenise: {variables: {bos_token: '<s>', eos_token: '</s>'}}, prompts]
        """;
    return job("jinja", yaml.formatted(source, jinja)).code();
  }

  @Test
  void rowsKeepWhatWasSaidBesideWhatTheTemplateMadeOfIt() throws IOException {
    assertThat(
            run(
                "{{ bos_token }}{% for m in messages %}{{ m.content }} {% endfor %}"
                    + "{% if not add_generation_prompt %}{{ eos_token }}{% endif %}"))
        .isEqualTo(ExitCode.DONE);
    PreferenceRow row = rows(Tables.PREFERENCES, "jinja").get(0);
    assertThat(row.turns()).containsExactly(new TurnRow("user", "a b"));
    assertThat(row.text()).isEqualTo("<s>a b ");
    assertThat(row.ids()).containsExactly(1, 4, 5);
    assertThat(row.responses().get(1).text()).isEqualTo("d d ");
    assertThat(row.responses().get(1).original()).isEqualTo("d d");
    assertThat(row.responses().get(1).ids()).containsExactly(7, 7, 2);
    assertThat(rows(Tables.PROMPTS, "jinja").get(0).turns()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ ''.getClass().forName('java.lang.Runtime') }}",
        "{% for i in range(9999) %}{% for j in range(9999) %}{{ i }}{% endfor %}{% endfor %}"
      })
  void anAttackEndsTheJobWithTheCodeForInputBeforeAnythingIsCommitted(String attack)
      throws IOException {
    assertThat(run(attack)).isEqualTo(ExitCode.INPUT);
    assertThat(workspace.runs()).doesNotContain("jinja");
  }
}
