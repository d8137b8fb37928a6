package org.sparring.jobs.prepare.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparring.common.data.table.Source;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.PrepareSettings;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;

/** Rows, and stages over them. */
final class Samples {
  private Samples() {}

  static Content text(String text) {
    return new Content.Plain(text);
  }

  static Response rated(String text, double rating) {
    return new Response(text(text), -1, rating, Map.of());
  }

  static Response ranked(String text, int rank) {
    return new Response(text(text), rank);
  }

  static Draft row(String prompt, Source source, Response... responses) {
    return row(prompt, source, Map.of(), responses);
  }

  static Draft row(String prompt, Source source, Map<String, String> facts, Response... responses) {
    Example example =
        new Example(text(prompt), List.of(responses), Double.NaN, List.of(), facts, source);
    return Draft.of(0, "", example).with(example);
  }

  /** What a stage makes of rows, however they are spread; in the order of their texts. */
  static List<Flow> judged(Stage.Whole stage, List<Draft> rows) {
    List<Draft> turned = new ArrayList<>(rows);
    Collections.reverse(turned);
    List<Flow> flows = judged(stage, rows, 1);
    assertThat(judged(stage, turned, 7)).isEqualTo(flows);
    assertThat(Stream.concat(drafts(flows).stream(), rejections(flows).stream()))
        .as("every row has one outcome")
        .hasSize(rows.size());
    return flows;
  }

  private static List<Flow> judged(Stage.Whole stage, List<Draft> rows, int partitions) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(LocalSession.spark().sparkContext());
    PrepareSettings settings = PrepareSettings.of(List.of(SourceSettings.of("x")), "x");
    try (Context context = new Context(LocalSession.spark(), settings, null)) {
      JavaRDD<Draft> drafts = spark.parallelize(rows, partitions);
      List<Flow> flows = new ArrayList<>(stage.judge(drafts, context).flows().collect());
      flows.sort(java.util.Comparator.comparing(Object::toString));
      return flows;
    }
  }

  static List<Draft> drafts(List<Flow> flows) {
    return of(flows, Draft.class);
  }

  static List<Rejection> rejections(List<Flow> flows) {
    return of(flows, Rejection.class);
  }

  static double found(List<Flow> flows, String name, String slice) {
    return of(flows, Finding.class).stream()
        .filter(each -> each.name().equals(name) && each.slice().equals(slice))
        .mapToDouble(Finding::value)
        .findFirst()
        .orElseThrow();
  }

  private static <T> List<T> of(List<Flow> flows, Class<T> type) {
    return flows.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
