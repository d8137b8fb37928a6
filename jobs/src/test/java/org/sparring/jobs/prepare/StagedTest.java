package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.LocalSession;

class StagedTest {
  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = LocalSession.spark();
  }

  private static Context context() {
    PrepareSettings settings = PrepareSettings.of(List.of(SourceSettings.of("rows")), "words");
    return new Context(spark, settings, Drafts.WORDS);
  }

  private static Dataset<Row> pairs() {
    return spark.sql(
        """
select * from values
  ('a\\r\\nb', array(named_struct('text', 'c', 'rank', 0), named_struct('text', 'd', 'rank', 1))),
  ('a\\nb', array(named_struct('text', 'c', 'rank', 0), named_struct('text', 'd', 'rank', 1))),
  ('b', array(named_struct('text', '', 'rank', 0), named_struct('text', 'd', 'rank', 1)))
as t(prompt, responses)
""");
  }

  @Test
  void stagesFollowEachOtherFromADataset() {
    try (Context context = context()) {
      Staged normal = Staged.through(new Normalise(), pairs(), context);
      assertThat(normal.report())
          .isEqualTo(new PrepareReport.OfStage("normalise", 3, 2, 0, 0, 1, 0, 0, 0));
      assertThat(normal.rejects().collectAsList())
          .singleElement()
          .satisfies(row -> assertThat(row.<String>getAs("reason")).isEqualTo("empty_response"));
      Staged single = Staged.through(new ExactDuplicates(), normal.rows(), context);
      assertThat(single.report().merged()).isEqualTo(1);
      Staged ids = Staged.through(new Tokenise(), single.rows(), context);
      Staged led = Staged.through(new Prompts(), ids.rows(), context);
      assertThat(led.rows().collectAsList())
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.<String>getAs("prompt")).isEqualTo("a\nb");
                assertThat(row.<Boolean>getAs("leads")).isTrue();
                Row encoded = row.getAs("encoded");
                assertThat(encoded.getList(encoded.fieldIndex("prompt")))
                    .isEqualTo(List.of(1, 4, 5));
              });
    }
  }

  @Test
  void aStageOfOnesOwnMakesRowsAndFindings() {
    try (Context context = context()) {
      Staged twice = Staged.through(new TwoForOne("!"), pairs(), context);
      assertThat(twice.report())
          .isEqualTo(new PrepareReport.OfStage(TwoForOne.class.getName(), 3, 6, 0, 3, 0, 6, 0, 0));
      assertThat(twice.findings())
          .singleElement()
          .satisfies(each -> assertThat(each.value()).isEqualTo(3));
      assertThat(twice.rows().filter("made").count()).isEqualTo(6);
      Staged doubled = Staged.through(new TwoForOne.Doubles(), pairs(), context);
      assertThat(doubled.report().made()).isEqualTo(6);
      assertThat(doubled.findings()).extracting(Finding::name).containsExactly("rows");
    }
  }

  /** What a response was before the chat template changed it, and what was measured and lost. */
  @Test
  void nothingThatAStageToldIsLost() {
    Dataset<Row> chats =
        spark.sql(
            """
select array(named_struct('role', 'user', 'content', 'a')) as prompt_messages,
  array(
    named_struct('messages', array(named_struct('role', 'assistant', 'content', 'b')), 'rank', 0),
    named_struct('messages', array(named_struct('role', 'assistant', 'content', 'c')), 'rank', 1)
  ) as responses
""");
    try (Context context = context()) {
      Staged normal = Staged.through(new Normalise(), chats, context);
      Staged ids = Staged.through(new Tokenise(), normal.rows(), context);
      Staged led = Staged.through(new Prompts(), ids.rows(), context);
      Row encoded = led.rows().collectAsList().get(0).getAs("encoded");
      List<Row> responses = encoded.getList(encoded.fieldIndex("responses"));
      assertThat(responses).extracting(each -> each.<String>getAs("text")).doesNotContain("b");
      assertThat(responses)
          .extracting(each -> each.<String>getAs("said"))
          .containsExactly("b", "c");
      assertThat(ids.findings()).extracting(Finding::name).containsExactly("length");
    }
  }

  @Test
  void aStageThatLosesRowsIsFoundOut() {
    try (Context context = context()) {
      assertThatThrownBy(() -> Staged.through(new TwoForOne.Leak("b"), pairs(), context))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("3 rows in");
    }
  }

  /** As a notebook makes them: whole numbers are long, and what has no value has no type. */
  @Test
  void columnsOfOtherTypesAreFittedOrNamed() {
    Dataset<Row> longs =
        spark.sql(
            """
select 'a' as prompt, null as split, 1 as strength, map('n', null, 'm', '1') as facts,
  array(named_struct('text', 'c', 'rank', 0L, 'rating', 1.5BD),
    named_struct('text', 'd', 'rank', 1L, 'rating', 2BD)) as responses
""");
    try (Context context = context()) {
      Row row = Staged.through(new Normalise(), longs, context).rows().collectAsList().get(0);
      List<Row> responses = row.getList(row.fieldIndex("responses"));
      assertThat(responses).extracting(each -> each.<Integer>getAs("rank")).containsExactly(0, 1);
      assertThat(responses.get(0).<Double>getAs("rating")).isEqualTo(1.5);
      assertThat(row.<Double>getAs("strength")).isEqualTo(1);
      assertThat(row.getJavaMap(row.fieldIndex("facts"))).hasToString("{m=1}");
      refused("select 7 as prompt", "'prompt' is of the type int and must be string", context);
      refused(
          "select 'a' as prompt, array(named_struct('text', 'c', 'rank', 0.5D)) as responses",
          "'responses.rank' is of the type double",
          context);
      refused(
          "select 'a' as prompt, array(named_struct('txt', 'c')) as responses",
          "'responses.txt' is none of text, messages, rank",
          context);
    }
  }

  private static void refused(String rows, String message, Context context) {
    assertThatThrownBy(() -> Staged.through(new Normalise(), spark.sql(rows), context))
        .isInstanceOfSatisfying(
            UserException.class, wrong -> assertThat(wrong.code()).isEqualTo(ExitCode.INPUT))
        .hasMessageContaining(message);
  }

  @Test
  void unknownColumnsAreNamed() {
    try (Context context = context()) {
      assertThatThrownBy(
              () ->
                  Staged.through(
                      new Normalise(), pairs().withColumnRenamed("prompt", "q"), context))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("'q'");
    }
  }
}
