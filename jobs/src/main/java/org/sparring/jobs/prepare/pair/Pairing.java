package org.sparring.jobs.prepare.pair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.sparring.common.random.Draw;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Verdict;
import org.sparring.jobs.prepare.pair.Ladder.Match;
import org.sparring.jobs.prepare.pair.Ladder.Rung;

/** {@link Pairs} with its draws. */
record Pairing(Pairs pairs, Draw draw) implements Stage.Rows {
  @Override
  public String name() {
    return pairs.name();
  }

  @Override
  public Verdict judge(Draft draft) {
    List<Response> responses = draft.example().responses();
    if (responses.size() < 2) {
      return Verdict.keep(draft);
    }
    Measure measure = new Measure(pairs.score());
    Measure width = pairs.gap().isEmpty() ? measure : new Measure(pairs.gap());
    double[] scores = measure.of(responses);
    double[] widths = width.of(responses);
    if (unknown(scores) || unknown(widths)) {
      String label = unknown(scores) ? measure.label() : width.label();
      return Verdict.reject(
          Rejection.dropped(
              draft, this, "unrated", "A response has no " + label + "; give it a finite one."));
    }
    List<Rung> rungs = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      rungs.add(new Rung(i, name(responses.get(i)), scores[i], widths[i]));
    }
    Ladder ladder = new Ladder(rungs, pairs.least());
    List<Draft> made =
        pairs.of().of(ladder, draw.with(draft.key())).stream()
            .map(match -> pair(draft, match))
            .sorted(Comparator.comparing(Draft::key))
            .toList();
    return made.isEmpty()
        ? Verdict.reject(noPair(draft, ladder))
        : new Verdict(made, List.of(), stages(made));
  }

  /** A count of each pair's stage of the curriculum, where it has one. */
  private List<Finding> stages(List<Draft> made) {
    return made.stream()
        .map(pair -> pair.marks().order())
        .filter(order -> !Double.isNaN(order))
        .map(order -> Finding.count(this, "pairs", "stage " + order.intValue(), 1))
        .toList();
  }

  private Rejection noPair(Draft draft, Ladder ladder) {
    Rung best = ladder.best();
    Rung worst = ladder.rungs().get(ladder.rungs().size() - 1);
    String detail =
        best.score() == worst.score()
            ? "All " + ladder.rungs().size() + " responses are equal, with " + best.score() + "."
            : "No gap is wide enough: best to worst it is "
                + Ladder.gap(best, worst)
                + ", and least is "
                + pairs.least()
                + ".";
    return Rejection.dropped(draft, this, "no_pair", detail);
  }

  private static boolean unknown(double[] numbers) {
    return DoubleStream.of(numbers).anyMatch(each -> !Double.isFinite(each));
  }

  /** The text of a response, then the roles that Chat adds to it. */
  private static String name(Response response) {
    return Words.text(response.content()) + "\n" + response.content();
  }

  private static Draft pair(Draft draft, Match match) {
    Example row = draft.example();
    List<Response> both =
        List.of(
            ranked(row.responses().get(match.better()), 0),
            ranked(row.responses().get(match.worse()), 1));
    Example pair =
        new Example(row.prompt(), both, match.gap(), row.annotators(), row.facts(), row.source());
    return draft.with(pair).marks(draft.marks().margin(match.gap()).order(match.order()));
  }

  private static Response ranked(Response response, int rank) {
    return new Response(response.content(), rank, response.rating(), response.facts());
  }
}
