package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Request;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Scored;
import org.sparring.common.fleet.Site;
import org.sparring.jobs.recipe.Stream;

/**
 * Serves what the credit of a stream asks for: samples it in batches over all groups, from the
 * model that wrote the groups, and stores the same rows of it.
 */
record Asking(Run run, String name, int round) {
  /**
   * The groups with their answers, none where the credit asks for nothing.
   *
   * @param scored the same groups with their rewards
   */
  List<Answered<Rollout>> serve(
      List<Group<Rollout>> groups, List<Group<Scored>> scored, Team team, Site site) {
    Stream stream = run.recipe().streams().get(name);
    List<List<Request>> asks = scored.stream().map(stream.credit()::asks).toList();
    if (asks.stream().allMatch(List::isEmpty)) {
      return Answered.alone(groups);
    }
    List<Answered<Rollout>> drawn =
        new Sampling(run, name, round, stream.generate())
            .answer(groups, asks, new Samplers(stream.policy(), team::language), site);
    List<Group<Rollout>> flat = new ArrayList<>();
    drawn.forEach(each -> flat.addAll(each.answers()));
    List<Group<Rollout>> stored =
        new Annotation(team::model, run.numerics().batchTokens()).annotate(flat, stream.reads());
    List<Answered<Rollout>> answered = new ArrayList<>();
    int next = 0;
    for (Answered<Rollout> each : drawn) {
      int end = next + each.answers().size();
      answered.add(new Answered<>(each.own(), List.copyOf(stored.subList(next, end))));
      next = end;
    }
    return answered;
  }
}
