package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.ExitCode;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.prepare.PrepareReport.OfSource;

/** One input row that became several, of which a stage meets more than one for one reason. */
class PrepareExpandedTest extends PrepareTesting {
  private static final String JUDGED =
      "{'instruction': '%s', 'input': '', 'response1': '%s', 'response2': '%s',"
          + " 'annotator1': 1, 'annotator2': 2, 'annotator3': 1}";

  @Test
  void eachHasAnEntryOfItsOwn() throws IOException {
    String file =
        write(
            "judged.jsonl",
            JUDGED.formatted("a b c d a b c d a b c d", "b", "c"),
            JUDGED.formatted("a", "d", "d"));
    String yaml = "sources: [{path: %s}]\nmax_tokens: 8\nrejects: {max_share: 0.5}\n";
    Result result = job("judged", yaml.formatted(file));
    assertThat(result.code()).as(result.reason()).isEqualTo(ExitCode.DONE);
    assertThat(report(result).sources())
        .containsExactly(new OfSource(file, 2, 0, 0, 2, 0, 6, 4, 0, 6, 3));
    List<RejectRow> rejects = rows(Tables.REJECTS, "judged");
    assertThat(rejects)
        .extracting(row -> row.stage() + " " + row.outcome() + " " + row.entry())
        .containsExactlyInAnyOrder(
            "prompts cut 0",
            "tokenise cut 0",
            "tokenise cut 1",
            "tokenise cut 2",
            "same_response dropped 0",
            "same_response dropped 1",
            "same_response dropped 2");
    assertThat(rejects.stream().filter(row -> row.stage().equals("tokenise")))
        .extracting(RejectRow::key)
        .as("each says which row it is about, in their order")
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(rows(Tables.PREFERENCES, "judged")).hasSize(3);
  }

  /** Three annotators each of four rows; two of the rows have an empty response. */
  @Test
  void theBudgetCountsWhatRowsBecameSourceBySource() throws IOException {
    String judged =
        write(
            "judged.jsonl",
            JUDGED.formatted("a", "b", "c"),
            JUDGED.formatted("b", "", "c"),
            JUDGED.formatted("c", "b", ""),
            JUDGED.formatted("d", "b", "c"),
            "no json");
    String pairs = write("pairs.jsonl", pair("a a", "b", "c"), pair("b b", "b", "c"));
    String yaml = "sources: [{path: %s}, {path: %s}]\nrejects: {max_share: %s}\n";
    Result result = job("lost", yaml.formatted(pairs, judged, "0.59"));
    assertThat(report(result).sources())
        .containsExactly(
            new OfSource(pairs, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0),
            new OfSource(judged, 5, 0, 0, 4, 1, 12, 0, 0, 12, 6));
    assertThat(result.code()).as("3 of 5 rows of one source").isEqualTo(ExitCode.GATE);
    assertThat(result.reason())
        .startsWith("Dropped 42.86 % of the rows read, 60.00 % of '" + judged + "'");
    assertThat(job("enough", yaml.formatted(pairs, judged, "0.6")).code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void rowsThatSayTheSameAtTheEndAreNamedWithTheStageThatIsMissing() throws IOException {
    String file = write("twins.jsonl", pair("a", "b", "c"), pair("a", "b", "c"));
    String yaml = "sources: [{path: %s}]\nstages: [normalise, split, tokenise, prompts]\n";
    Result result = job("twins", yaml.formatted(file));
    assertThat(result.code()).as(result.reason()).isEqualTo(ExitCode.USAGE);
    assertThat(result.reason()).contains(file + " at 0", file + " at", "exact_duplicates");
    assertThat(workspace.manifests("twins")).isEmpty();
  }
}
