package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Start;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.model.Model;
import org.sparring.common.model.optimise.OptimiserState;
import org.sparring.common.part.Tally;
import org.sparring.jobs.recipe.Learner;
import org.sparring.jobs.recipe.Stream;

/**
 * What a worker computes for one stream of given responses, on models at hand: the stored rows,
 * then optimiser steps, without files or a fleet. Benchmarks measure it.
 */
public final class Rehearsal {
  private final Stream stream;
  private final Annotation annotation;
  private final Scoring scoring;
  private final StepObjective objective;
  private final List<double[]> memories = new ArrayList<>();
  private final Apprentice apprentice;

  /**
   * @param models every model that the stream's parts read or train
   * @param batchTokens most tokens of one forward pass
   */
  public Rehearsal(
      Stream stream, Learner learner, Map<String, ? extends Model> models, int batchTokens) {
    this.stream = stream;
    Function<String, Model> byName = models::get;
    this.annotation = new Annotation(byName, batchTokens);
    this.scoring = new Scoring(stream.reward());
    this.objective = new StepObjective(stream, byName, batchTokens);
    stream.objective().forEach(each -> memories.add(each.loss().memory()));
    Model model = models.get(learner.model());
    OptimiserState inner = OptimiserState.start(learner.optimiser(), model.layout().size());
    this.apprentice = new Apprentice(learner, model, SubVector.whole(model.layout()), inner);
  }

  /**
   * A group of given responses.
   *
   * @param eos the id that ends a response
   * @param responses ids of each response, the best first
   */
  public static Group<Rollout> group(String key, int eos, int[] prompt, List<int[]> responses) {
    List<ResponseRow> rows = new ArrayList<>();
    for (int rank = 0; rank < responses.size(); rank++) {
      rows.add(new ResponseRow("", responses.get(rank), rank, Map.of()));
    }
    Start start = new Start(key, prompt, new int[0], Map.of());
    return new Given(eos).open(new Example(start, rows, Double.NaN));
  }

  /** The groups with the rows that parts read, such as a reference's log-probabilities. */
  public List<Group<Credited>> store(List<Group<Rollout>> groups) {
    List<Group<Credited>> credited = new ArrayList<>();
    for (Group<Rollout> each : annotation.annotate(groups, stream.reads())) {
      Group<Scored> scored = scoring.combine(each, scores(each));
      credited.add(stream.credit().assign(scored, List.of()));
    }
    return credited;
  }

  private Map<String, List<Score>> scores(Group<Rollout> group) {
    Map<String, List<Score>> scores = new TreeMap<>();
    stream.reward().forEach(each -> scores.put(each.name(), each.reward().score(group)));
    return scores;
  }

  /** One optimiser step; returns what metrics report. */
  public SortedMap<String, Tally> step(List<Group<Credited>> groups) {
    apprentice.clearGradient();
    SortedMap<String, Tally> stats = objective.evaluate(groups, memories);
    apprentice.step(apprentice.innerStep(), Long.MAX_VALUE);
    return stats;
  }
}
