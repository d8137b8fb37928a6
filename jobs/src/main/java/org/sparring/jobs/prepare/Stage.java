package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.datasets.read.SourceSettings;

/**
 * One step of preparation: a record whose components are its settings, written {@code {name:
 * {settings}}} in the list {@code stages}. {@link Stages} knows the names.
 */
public sealed interface Stage extends Serializable {
  /** What a stage gives to every row, and what another may need. */
  enum Gift {
    KEYS("the keys of content", "normalise"),
    SPLIT("the split", "split"),
    COMPONENTS("the components of near duplicates", "near_duplicates"),
    ONE_FOR_SEVERAL("one row for several of different prompts", "near_duplicates"),
    TOKENS("the ids of prompt and responses", "tokenise"),
    LEADERS("the row that stands for each prompt", "prompts");

    private final String sentence;
    private final String giver;

    Gift(String sentence, String giver) {
      this.sentence = sentence;
      this.giver = giver;
    }

    String sentence() {
      return sentence;
    }

    /** What goes by the text of a prompt. */
    public static final Set<Gift> OF_TEXT =
        Collections.unmodifiableSet(EnumSet.of(COMPONENTS, SPLIT, TOKENS, LEADERS));

    /** A stage that gives it. */
    String giver() {
      return giver;
    }
  }

  /** How settings write it, and the value of the column {@code stage} of {@code rejects}. */
  default String name() {
    return Stages.name(getClass());
  }

  /** What must have been given before. */
  default Set<Gift> needs() {
    return Set.of();
  }

  /** What every row has that it keeps. */
  default Set<Gift> gives() {
    return Set.of();
  }

  /** What holds no longer of the rows that come out; who gives it must come after. */
  default Set<Gift> undoes() {
    return Set.of();
  }

  /** What must not have been given before; who gives it must come after. */
  default Set<Gift> precedes() {
    return Set.of();
  }

  /** Files besides the sources of the rows whose content it goes by. */
  default List<SourceSettings> reads() {
    return List.of();
  }

  /** Other runs of the workspace whose prepared rows it goes by. */
  default List<String> follows() {
    return List.of();
  }

  /** A stage that judges each row alone. */
  non-sealed interface Rows extends Stage {
    /** What becomes of the row: it is kept, rejected once, or made into several. */
    Verdict judge(Draft draft);
  }

  /** A stage that judges together the rows that share a key. */
  non-sealed interface Groups extends Stage {
    /** Rows of one key are judged together; it is a function of the row's content. */
    String key(Draft draft);

    /**
     * What becomes of a group. Rows that come out with the source of a row that went in, and more
     * often than it went in, were made from it.
     *
     * @param group held-out rows (test, then validation) before others, then in the order of their
     *     content; only rows of equal content are in the order of file and position
     */
    Verdict judge(List<Draft> group);
  }

  /**
   * A stage that judges each row in the light of those that share a key, of which it needs to know
   * little: rows stay where they are, only {@link Ballot}s travel.
   */
  non-sealed interface Peers extends Stage {
    /** Rows of one key are peers; it is a function of the row's content. */
    String key(Draft draft);

    /**
     * Decides about peers.
     *
     * @param group rows whose split an earlier run gave before others, then held-out rows (test,
     *     then validation), then in the order of their content; only rows of equal content are in
     *     the order of file and position
     * @return a ruling for each, in the same order
     */
    List<Ruling> decide(List<Ballot> group);

    /** What becomes of a row. */
    Verdict judge(Draft draft, Ruling ruling);
  }

  /**
   * A stage that passes over all rows, several times where it must.
   *
   * <p>Every row comes back exactly once: as a {@link Draft}, as a {@link Rejection} that drops or
   * merges it, or as {@link Made} rows. {@link Finding}s and cuts are added to them. The frame
   * counts, and ends the job where rows are missing.
   */
  non-sealed interface Whole extends Stage {
    /**
     * Judges all rows.
     *
     * @param drafts may be read again and again: the frame stores them
     */
    Judged judge(JavaRDD<Draft> drafts, Context context);

    /** What became of all rows. */
    record Judged(JavaRDD<Flow> flows) {}
  }

  /**
   * A stage that learns something of every row from all rows, notes it on each, and goes on as
   * another one, which judges them.
   */
  non-sealed interface Marking extends Stage {
    /**
     * What the rows of each partition are told, in the partitions of the rows.
     *
     * @param drafts may be read again and again: the frame stores them
     */
    JavaRDD<byte[]> told(JavaRDD<Draft> drafts, Context context);

    /** Reads what the rows of a partition are told. */
    Marker marker(Iterator<byte[]> told);

    /** The stage that judges the marked rows, under the name of this one. */
    Stage then();

    /** Notes on a row what was learnt of it. */
    interface Marker {
      Draft mark(Draft draft);
    }
  }

  /** A stage that needs something from outside, such as a tokenizer or another file. */
  non-sealed interface Needing extends Stage {
    /** The stage that does the work; called once, at the driver. */
    Stage given(Context context);
  }
}
