package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.table.AnnotationRow;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.recipe.Stream;

/**
 * Stores what models that never move say of the given responses of some examples, for every round
 * that comes back to them. The batches of the forward passes are those of the span's examples in
 * the order of their keys, so they depend on settings and data alone.
 */
record AnnotateWork(Run run, SortedMap<String, Snapshot> models)
    implements Work<AnnotateWork.Shard, AnnotateWork.Done> {
  static final String STAGE = "annotate";

  /** Examples of one span of a file. */
  record Shard(Span span, ArrayList<Pick> picks) implements Serializable {}

  /**
   * Neighbours in a prepared file.
   *
   * @param stream the stream that reads them
   * @param file path of the file
   * @param number of the span in the file, from 0
   */
  record Span(String stream, String file, int number) implements Serializable, Comparable<Span> {
    private static final int ROWS = 256;
    private static final Comparator<Span> ORDER =
        Comparator.comparing(Span::stream).thenComparing(Span::file).thenComparingInt(Span::number);

    /** The span that a pick lies in. */
    static Span of(String stream, Pick pick) {
      return new Span(stream, pick.file().path(), pick.row() / ROWS);
    }

    @Override
    public int compareTo(Span other) {
      return ORDER.compare(this, other);
    }
  }

  /** A span's file of {@code annotations}. */
  record Done(Span span, FileEntry file) implements Serializable {}

  @Override
  public Done apply(Shard shard, Site site) {
    String name = shard.span().stream();
    Stream stream = run.recipe().streams().get(name);
    Given given = new Given(run.tokenizer().eos());
    List<Group<Rollout>> groups =
        new ExampleFiles(run.workspace(), stream.examples().table())
            .examples(shard.picks()).stream()
                .map(given::open)
                .sorted(Comparator.comparing(Group::key))
                .toList();
    List<AnnotationRow> rows = new ArrayList<>();
    try (Team team = new Team(run, models)) {
      new Annotation(team::model, run.numerics().batchTokens())
          .annotate(groups, run.recipe().lasting(stream))
          .forEach(each -> rows.addAll(KnownRows.rows(run.name(), name, each)));
    }
    var stage = run.stage(0, STAGE + "." + name);
    return new Done(shard.span(), run.workspace().write(Tables.ANNOTATIONS, stage, site, rows));
  }
}
