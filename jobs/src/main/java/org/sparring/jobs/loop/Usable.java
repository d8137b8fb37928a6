package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Score;
import org.sparring.common.data.Scored;

/**
 * How many samples of a shard have a reward.
 *
 * @param samples all samples
 * @param scored those that every reward with a weight could score
 * @param failure of the first that could not be, by key: reward, sample and why; or empty
 */
record Usable(int samples, int scored, String failure) implements Serializable {
  static final Usable NOTHING = new Usable(0, 0, "");

  /** Counts groups that are sorted by key; {@code scores} are theirs, by the name of the reward. */
  static Usable of(List<Group<Scored>> groups, List<Map<String, List<Score>>> scores) {
    Usable sum = NOTHING;
    for (int g = 0; g < groups.size(); g++) {
      Group<Scored> group = groups.get(g);
      for (int i = 0; i < group.size(); i++) {
        boolean usable = group.get(i).weight() > 0;
        String failure = usable ? "" : failure(group.key(), i, scores.get(g));
        sum = sum.plus(new Usable(1, usable ? 1 : 0, failure));
      }
    }
    return sum;
  }

  Usable plus(Usable other) {
    return new Usable(
        samples + other.samples,
        scored + other.scored,
        failure.isEmpty() ? other.failure : failure);
  }

  /**
   * Stops a round of which a stream has nothing to learn from.
   *
   * @throws UserException where no sample of a stream has a reward
   */
  static void require(Run run, int round, List<RolloutWork.Done> shards) {
    SortedMap<String, Usable> streams = new TreeMap<>();
    shards.forEach(each -> streams.merge(each.stream(), each.usable(), Usable::plus));
    require(run, round, streams);
  }

  /** Stops a round by what is known of its streams. */
  static void require(Run run, int round, SortedMap<String, Usable> streams) {
    streams.forEach(
        (stream, each) -> {
          if (each.samples > 0 && each.scored == 0) {
            throw new UserException(
                ExitCode.GATE,
                ("none of the %d samples of stream `%s` in round %d of run `%s` could be scored, so"
                        + " the run stops, and the last committed round stands; mend the reward and"
                        + " give the same command again. The first failure: %s")
                    .formatted(each.samples, stream, round, run.name(), each.failure));
          }
        });
  }

  private static String failure(String key, int sample, Map<String, List<Score>> scores) {
    return scores.entrySet().stream()
        .filter(each -> each.getValue().get(sample).outcome() != Outcome.OK)
        .findFirst()
        .map(each -> failure(key, sample, each.getKey(), each.getValue().get(sample)))
        .orElse("sample %d of prompt %s is empty".formatted(sample, key));
  }

  private static String failure(String key, int sample, String reward, Score score) {
    return "reward `%s`, prompt %s, sample %d: %s (%s)"
        .formatted(reward, key, sample, score.outcome(), score.detail());
  }
}
