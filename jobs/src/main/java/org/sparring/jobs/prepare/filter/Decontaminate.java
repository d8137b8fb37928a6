package org.sparring.jobs.prepare.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.part.About;
import org.sparring.datasets.read.Reading;
import org.sparring.datasets.read.SourceReader;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.filter.EvaluationIndex.Entry;

/** Drops rows that share word n-grams with named evaluation sets. */
@About(
    value =
        "Drops a row whose prompt or response shares a run of words with an item of an evaluation"
            + " set (its prompt or a response, as it is read), after NFKC, in lower case and"
            + " without marks between words. An item's text of fewer words is found as a whole"
            + " inside others if it has `least` words, and otherwise where a text is nothing else."
            + " The reject names every item with its place and the first shared words; `rows` and"
            + " `items` count the rows and the pairs of a row and an item by set.",
    paper = "Brown et al. 2020, Language models are few-shot learners, appendix C")
public record Decontaminate(
    @Param("Evaluation sets by name, each a source as in `sources`.")
        Map<String, SourceSettings> sets,
    @Param(value = "Words of a run.", or = "13", min = 1) int ngram,
    @Param(
            value =
                "Words from which an item's text of fewer than `ngram` is looked for inside"
                    + " others.",
            or = "8",
            min = 1)
        int least,
    @Param(
            value = "A run of words in more items than this is boilerplate and no evidence.",
            or = "10",
            min = 1)
        int common)
    implements Stage.Needing {
  public Decontaminate {
    sets = Collections.unmodifiableMap(new TreeMap<>(sets));
    if (sets.isEmpty()) {
      throw UserException.settings("sets: name at least one evaluation set.");
    }
  }

  @Override
  public List<SourceSettings> reads() {
    return List.copyOf(sets.values());
  }

  @Override
  public Stage given(Context context) {
    List<Entry> entries = new ArrayList<>();
    sets.forEach(
        (set, source) ->
            SourceReader.read(context.spark(), source.under(context.settings().workspace()))
                .collect()
                .forEach(reading -> entries.addAll(entries(set, reading))));
    EvaluationIndex index = new EvaluationIndex(entries, ngram, least, common);
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(context.spark().sparkContext());
    return new Decontaminating(spark.broadcast(index));
  }

  private static List<Entry> entries(String set, Reading reading) {
    if (reading.fault() != null) {
      throw UserException.input(
          "A row of the evaluation set '%s', in %s at %d, cannot be read: %s Mend it: a set must be"
                  .formatted(
                      set,
                      reading.source().file(),
                      reading.source().position(),
                      reading.fault().detail())
              + " whole.");
    }
    EvaluationItem item = new EvaluationItem(set, reading.source());
    return new Texts(reading.example()).all().map(text -> new Entry(item, text)).toList();
  }
}
