package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Marks;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;

/** What the judgements of a pair point to together, given the quality of the annotators. */
record Consensus(Judging judging, Quality quality) implements Serializable {
  private static final List<String> HELD = List.of("test", "validation", "train");

  /** The rows that named annotators signed, with their marks; others as they are. */
  List<Flow> marked(List<Draft> rows) {
    double[] joint = quality.joint(judging.labels(rows, true));
    List<Flow> marked = new ArrayList<>();
    for (Draft row : rows) {
      boolean named = !row.example().annotators().isEmpty();
      marked.add(named ? marked(row, Judging.ruling(row), joint) : row);
    }
    return marked;
  }

  private static Draft marked(Draft row, Ruling label, double[] joint) {
    double margin = margin(joint, label.ordinal());
    double noise = 1 / (1 + StrictMath.exp(margin));
    double weight = Math.max(0, 1 - 2 * noise);
    Marks marks = row.marks().margin(margin).noise(noise).weight(weight);
    return row.marks(marks);
  }

  /** The log-odds that a class is true. */
  private static double margin(double[] joint, int label) {
    double[] others = new double[joint.length - 1];
    for (int k = 0, o = 0; k < joint.length; k++) {
      if (k != label) {
        others[o++] = joint[k];
      }
    }
    return joint[label] - Quality.logSum(others);
  }

  /**
   * One row with the likeliest label for all that named annotators signed: the first that has it,
   * or the first of all with other ranks. It takes the split of a row that is held out.
   */
  List<Flow> merged(List<Draft> rows, Stage stage) {
    List<Draft> named = rows.stream().filter(row -> !row.example().annotators().isEmpty()).toList();
    List<Flow> flows = new ArrayList<>();
    rows.stream().filter(row -> row.example().annotators().isEmpty()).forEach(flows::add);
    if (named.isEmpty()) {
      return flows;
    }
    double[] joint = quality.joint(judging.labels(named, true));
    Ruling label = likeliest(joint);
    Draft first =
        named.stream().filter(row -> Judging.ruling(row) == label).findFirst().orElse(named.get(0));
    Draft survivor = marked(first.with(judged(first, named, label)), label, joint).in(split(named));
    flows.add(survivor);
    int chosen = named.indexOf(first);
    for (int i = 0; i < named.size(); i++) {
      Draft row = named.get(i);
      if (i != chosen) {
        boolean agrees = Judging.ruling(row) == label;
        String detail =
            "Another judgement of the pair in %s at %d, of %s label."
                .formatted(
                    first.source().file(),
                    first.source().position(),
                    agrees ? "the same" : "another");
        flows.add(Rejection.merged(row, stage, "judgement", survivor.key(), detail));
      }
    }
    return flows;
  }

  private static Ruling likeliest(double[] joint) {
    int best = 0;
    for (int k = 1; k < joint.length; k++) {
      best = joint[k] > joint[best] ? k : best;
    }
    return Ruling.values()[best];
  }

  private static Example judged(Draft first, List<Draft> rows, Ruling label) {
    Comparison pair = Comparison.of(first).get(0);
    List<Response> responses = new ArrayList<>();
    for (Response response : first.example().responses()) {
      boolean one = response.content().equals(pair.firstResponse().content());
      int rank = label == Ruling.TIE || one == (label == Ruling.FIRST) ? 0 : 1;
      responses.add(new Response(response.content(), rank, response.rating(), response.facts()));
    }
    TreeSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.addAll(row.example().annotators()));
    return first.example().with(first.example().prompt(), responses).judgedBy(List.copyOf(names));
  }

  private static String split(List<Draft> rows) {
    return HELD.stream()
        .filter(split -> rows.stream().anyMatch(row -> row.split().equals(split)))
        .findFirst()
        .orElse("");
  }
}
