package org.sparring.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

class SqlTest {
  private static final Map<String, String> FACTS =
      Map.of("prompt", "3 + 4", "answer", "7", "difficulty", "0.5", "odd name", "x");

  private static Score score(String expression, String response) {
    Group<Rollout> group = Groups.rolled(FACTS, Member.of(3).text(response).finish(Finish.LENGTH));
    return new Sql(expression).score(group).get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CASE WHEN response = answer THEN 1 ELSE -0.5 END|7|1",
        "CASE WHEN response = answer THEN 1 ELSE -0.5 END|8|-0.5",
        "response LIKE concat('%', answer)|is 7|1",
        "response LIKE concat('%', answer)|is 8|0",
        "length + prompt_length|x|4",
        "finish = 'length'|x|1",
        "size(tokens)|x|3",
        "CAST(difficulty AS DOUBLE) / 2|x|0.25",
        "CAST(facts['answer'] AS INT)|x|7",
        "`odd name` = 'x'|x|1",
        "length(regexp_replace(prompt, '[^0-9]', ''))|x|2",
        "coalesce(try_cast(response AS INT), -1)|x|-1",
        "nvl(facts['missing'], 'z') = 'z'|x|1",
        "aggregate(filter(split(response, ' '), w -> w = 'a'), 0, (n, w) -> n + 1)|a b a|2",
        "size(array_distinct(split(response, ' '))) / size(split(response, ' '))|a b a b|0.5",
        "hour(TIMESTAMP '2020-01-01 12:00:00Z')|x|12",
        "2.5BD|x|2.5",
      })
  void valuesAreThoseOfSparkSql(String expression, String response, double value) {
    assertThat(score(expression, response)).isEqualTo(Score.of(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "try_cast(response AS DOUBLE)|x|the expression is null",
        "CAST(response AS DOUBLE)|x|CAST_INVALID_INPUT",
        "CAST(response AS DOUBLE)|nan|the expression is NaN",
        "1 / (length - 3)|x|DIVIDE_BY_ZERO",
        "raise_error('no')|x|the expression failed: no",
        "level = 'hard'|x|the prompt has no column level",
      })
  void whatHasNoValueIsAnErrorAndNeverAZero(String expression, String response, String why) {
    Score score =
        score(expression.replace("raise_error('no')", "CAST(raise_error('no') AS INT)"), response);
    assertThat(score.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(score.value()).isNaN();
    assertThat(score.detail()).contains(why).doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rand()|`rand` is not deterministic",
        "CAST(uuid() = 'x' AS INT)|`uuid` is not deterministic",
        "CAST(java_method('java.lang.Math', 'random') AS INT)|is not deterministic",
        "unix_timestamp()|neither the time nor the session",
        "now() > TIMESTAMP '2020-01-01'|neither the time nor the session",
        "CAST(current_user() = 'x' AS INT)|neither the time nor the session",
        "sum(length)|sees one sample",
        "row_number() OVER (ORDER BY length)|",
        "explode(tokens)|",
        "(SELECT 1)|",
        "*|",
        "response|a reward is a number or a truth: `response` is of type STRING",
        "tokens|is of type ARRAY<INT>",
        "length + tokens|DATATYPE_MISMATCH",
        "lenght(response) > 2|lenght",
        "CASE WHEN length THEN|is no expression over one sample",
        "''|is no expression over one sample",
      })
  void whatNoRewardCanBeIsRefusedWhenItIsBound(String expression, String why) {
    assertThatThrownBy(() -> new Sql(expression.equals("''") ? "" : expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why == null ? "" : why);
  }

  @Test
  void itNamesThePromptsOwnColumnsOnly() {
    Sql sql =
        new Sql("CASE WHEN response = answer THEN exists(tokens, t -> t > level) ELSE false END");
    assertThat(sql.columns()).containsExactly("answer", "level");
    assertThat(new Sql("facts['answer'] = response").columns()).isEmpty();
  }

  @Test
  void oneThreadDoesNotDisturbAnother() throws InterruptedException {
    Sql sql = new Sql("regexp_count(response, 'a')");
    List<Thread> threads = new java.util.ArrayList<>();
    List<String> wrong = new java.util.concurrent.CopyOnWriteArrayList<>();
    for (int i = 1; i <= 4; i++) {
      String text = "a".repeat(i);
      double count = i;
      Group<Rollout> group = Groups.rolled(FACTS, Member.of(1).text(text));
      Thread thread =
          new Thread(
              () -> {
                for (int n = 0; n < 200; n++) {
                  Score score = sql.score(group).get(0);
                  if (!score.equals(Score.of(count))) {
                    wrong.add(score.toString());
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread each : threads) {
      each.join();
    }
    assertThat(wrong).isEmpty();
  }
}
