package org.sparring.jobs.prepare;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparring.common.config.Param;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;

/** Makes a row of each response of a row that has several; counts them. */
public record TwoForOne(@Param(value = "Text put behind.", or = "''") String suffix)
    implements Stage.Rows {
  @Override
  public Verdict judge(Draft draft) {
    Example example = draft.example();
    List<Draft> rows =
        example.responses().stream()
            .map(each -> example.with(example.prompt(), List.of(longer(each))))
            .map(draft::with)
            .toList();
    return rows.size() < 2
        ? Verdict.keep(draft)
        : new Verdict(rows, List.of(), List.of(Finding.count(this, "split", "all", 1)));
  }

  private Response longer(Response response) {
    String text = ((Content.Plain) response.content()).text();
    return new Response(new Content.Plain(text + suffix), response.rank(), response.facts());
  }

  /** Loses the rows whose prompt it is given. */
  public record Leak(@Param("Prompt of the rows.") String prompt) implements Stage.Whole {
    @Override
    public Judged judge(JavaRDD<Draft> drafts, Context context) {
      String text = prompt;
      return new Judged(
          drafts
              .filter(each -> !each.example().prompt().equals(new Content.Plain(text)))
              .map(each -> (Flow) each));
    }
  }

  /** Doubles every row, and measures how many there were. */
  public record Doubles() implements Stage.Whole {
    @Override
    public Judged judge(JavaRDD<Draft> drafts, Context context) {
      Finding rows = Finding.of(this, "rows", "all", (double) drafts.count(), 1);
      return new Judged(
          drafts
              .flatMap(
                  each -> Stream.<Flow>of(new Made(each, true), new Made(each, false)).iterator())
              .union(
                  new JavaSparkContext(context.spark().sparkContext())
                      .parallelize(List.of((Flow) rows), 1)));
    }
  }
}
