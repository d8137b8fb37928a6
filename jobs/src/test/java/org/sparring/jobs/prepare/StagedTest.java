package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

  @Test
  void aStageThatLosesRowsIsFoundOut() {
    try (Context context = context()) {
      assertThatThrownBy(() -> Staged.through(new TwoForOne.Leak("b"), pairs(), context))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("3 rows in");
    }
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
