package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparring.common.data.Row;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.data.table.ScoreRow;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.loop.RolloutWork;
import org.sparring.jobs.loop.TrainLoop;
import org.sparring.jobs.report.Fact;
import org.sparring.jobs.report.Numerals;
import org.sparring.jobs.report.Samples;
import org.sparring.jobs.report.Section;

/**
 * What a policy wrote while it was trained: in a few rounds spread over the run, the samples of the
 * first prompt by key, with their rewards.
 *
 * @param rounds how many rounds are shown of each run
 */
record Completions(Workspace workspace, int rounds) {
  private static final int MEMBERS = 4;

  /** One sample of a stream in one round. */
  private record Place(String stream, int sample) {}

  /** The section of a run; none where it trained nothing or sampled nothing. */
  Optional<Section> of(String run) {
    Set<Integer> trained = new TreeSet<>();
    SortedMap<Integer, Manifest> sampled = new TreeMap<>();
    for (Manifest each : workspace.manifests(run)) {
      if (each.id().stage().equals(TrainLoop.ROUND)) {
        trained.add(each.id().round());
      } else if (each.id().stage().equals(RolloutWork.STAGE)) {
        sampled.put(each.id().round(), each);
      }
    }
    sampled.keySet().retainAll(trained);
    Set<FileEntry> left = new HashSet<>(workspace.files(Tables.ROLLOUTS, run));
    sampled.values().removeIf(each -> !left.containsAll(each.files(Tables.ROLLOUTS)));
    List<Samples.Sample> samples = new ArrayList<>();
    for (int round : spread(new ArrayList<>(sampled.keySet()))) {
      sample(sampled.get(round)).ifPresent(samples::add);
    }
    return samples.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Samples(
                "Completions of " + run,
                "What the policy wrote while it was trained: the first prompt by key of some"
                    + " rounds, at most %d samples of it, with their rewards.".formatted(MEMBERS),
                samples));
  }

  /** The first, the last, and what lies evenly between them. */
  private List<Integer> spread(List<Integer> all) {
    int shown = Math.min(rounds, all.size());
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      chosen.add(all.get(shown == 1 ? 0 : (int) ((long) i * (all.size() - 1) / (shown - 1))));
    }
    return chosen;
  }

  private Optional<Samples.Sample> sample(Manifest manifest) {
    List<RolloutRow> written =
        rows(Tables.ROLLOUTS, manifest).stream()
            .filter(row -> row.logProbs().containsKey(Row.SAMPLER))
            .toList();
    if (written.isEmpty()) {
      return Optional.empty();
    }
    RolloutRow first = written.get(0);
    Map<Place, List<Fact>> scores = scores(manifest, first.prompt());
    List<Samples.Response> responses = new ArrayList<>();
    for (RolloutRow row : written) {
      if (row.prompt().equals(first.prompt()) && responses.size() < MEMBERS) {
        Place place = new Place(row.stream(), row.sample());
        String label =
            "round %d, %s, sample %d, %s"
                .formatted(row.round(), row.stream(), row.sample(), row.finish());
        responses.add(
            new Samples.Response(label, row.text(), scores.getOrDefault(place, List.of())));
      }
    }
    return Optional.of(
        new Samples.Sample(first.facts().getOrDefault("prompt", first.prompt()), responses));
  }

  private Map<Place, List<Fact>> scores(Manifest manifest, String prompt) {
    Map<Place, List<Fact>> scores = new HashMap<>();
    for (ScoreRow row : rows(Tables.SCORES, manifest)) {
      if (row.prompt().equals(prompt)) {
        String value = row.outcome().equals("ok") ? Numerals.of(row.value()) : row.outcome();
        scores
            .computeIfAbsent(new Place(row.stream(), row.sample()), each -> new ArrayList<>())
            .add(new Fact(row.reward(), value, row.detail()));
      }
    }
    return scores;
  }

  private <R extends Record> List<R> rows(Table<R> table, Manifest manifest) {
    return workspace.list(table, manifest.files(table));
  }
}
