package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.prepare.pair.Matching;
import org.sparring.jobs.prepare.pair.Pairs;

/** Pairs of rankings, from a notebook. */
class RankedRowsTest {
  private static Dataset<Row> rankings() {
    return LocalSession.spark()
        .sql(
            """
select prompt, transform(array('A', 'B', 'C', 'D'), (text, i) ->
    named_struct('text', text, 'rank', ranks[i])) as responses
from values ('four', array(0, 3, 1, 2)), ('three', array(0, 1, 2, 0)), ('tied', array(1, 1, 1, 1)),
  ('unranked', array(0, 1, 2, -1))
as t(prompt, ranks)
""");
  }

  @Test
  void rankingsExpandIntoPairs() {
    PrepareSettings settings = PrepareSettings.of(List.of(SourceSettings.of("rows")), "words");
    try (Context context = new Context(LocalSession.spark(), settings, Drafts.WORDS)) {
      Staged normal = Staged.through(new Normalise(), rankings(), context);
      Staged pairs = Staged.through(new Pairs(Matching.CURRY, "", "", 0), normal.rows(), context);
      assertThat(pairs.report())
          .isEqualTo(new PrepareReport.OfStage("pairs", 4, 5, 0, 2, 2, 5, 0, 0));
      assertThat(
              pairs
                  .rejects()
                  .select("reason")
                  .as(org.apache.spark.sql.Encoders.STRING())
                  .collectAsList())
          .containsExactlyInAnyOrder("no_pair", "unrated");
      assertThat(pairs.findings())
          .extracting(Finding::slice, Finding::value)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("stage 1", 2.0),
              org.assertj.core.groups.Tuple.tuple("stage 2", 2.0),
              org.assertj.core.groups.Tuple.tuple("stage 3", 1.0));
      List<Row> hardest =
          pairs
              .rows()
              .filter("order = 3")
              .selectExpr("prompt", "responses[1].text", "margin")
              .collectAsList();
      assertThat(hardest).singleElement().hasToString("[four,C,1.0]");
    }
  }
}
