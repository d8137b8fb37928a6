package org.sparring.jobs.prepare;

import org.sparring.common.config.Describe;
import org.sparring.common.config.Registry;
import org.sparring.jobs.recipe.PartText;

/** The page {@code docs/stages.md}, from the stages themselves. */
public final class StageDocs {
  private static final String HEAD =
      """
      # Stages of preparation

      <!-- Generated from the stage records; do not edit. -->

      `sparring prepare` leads every row through the list `stages`, in order. A stage is written
      `name`, `{name: {key: value}}` or `{name: value of its first key}`; a stage of your own is a
      record that implements `Rows`, `Groups` or `Whole` of `org.sparring.jobs.prepare.Stage`,
      written with the full name of its class. What a stage takes out or cuts goes to `rejects`.

      The job ends with code 4 where more than `rejects.max_share` (0.2) of the rows of any one
      source is dropped; what a selection leaves out does not count. Rows that became several
      (votes, pairs) count by the share of those: 1,000 rows that became 3,000, of which 150 are
      dropped, count as 50. The data card has the share of each source.
      """;

  private final StringBuilder page = new StringBuilder(HEAD);

  private StageDocs() {}

  public static String markdown() {
    StageDocs docs = new StageDocs();
    Registry registry = Stages.registry();
    docs.usual();
    registry
        .parts(Stage.class)
        .forEach((name, stage) -> docs.stage(PartText.of(name, stage, registry)));
    return docs.page.toString();
  }

  private void usual() {
    page.append("\nUnless told otherwise:");
    Stages.usual().forEach(stage -> page.append(" `").append(stage.name()).append('`'));
    page.append(".\n");
  }

  private void stage(PartText stage) {
    page.append("\n## ").append(stage.name()).append("\n\n");
    page.append(stage.sentence()).append('\n');
    if (!stage.formula().isEmpty()) {
      page.append("\n```text\n").append(stage.formula().replace("; ", "\n")).append("\n```\n");
    }
    if (!stage.paper().isEmpty()) {
      page.append('\n').append(stage.paper()).append(".\n");
    }
    if (!stage.keys().isEmpty()) {
      page.append("\n| key | type | default | range | meaning |\n|---|---|---|---|---|\n");
      stage.keys().forEach(this::key);
    }
  }

  private void key(Describe.Key key) {
    String fallback = key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`";
    String line =
        "`%s` | %s | %s | %s | %s"
            .formatted(key.key(), key.type(), fallback, key.range(), key.sentence());
    page.append("| ").append(line).append(" |\n");
  }
}
