package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;

/**
 * What filters leave of a worker's samples of one stream.
 *
 * @param scored samples that have a reward
 * @param dropped how many of them each part took out of the losses, by its name in recipes
 */
record Left(int scored, SortedMap<String, Integer> dropped) implements Serializable {

  /** Of the groups as they were scored, and of what was dropped of them. */
  static Left of(List<Answered<Scored>> groups, List<Drop> drops) {
    int scored = 0;
    for (Answered<Scored> each : groups) {
      Group<Scored> own = each.own();
      scored += (int) own.members().stream().filter(member -> member.weight() > 0).count();
    }
    SortedMap<String, Integer> dropped = new TreeMap<>();
    drops.forEach(each -> dropped.merge(each.part(), 1, Integer::sum));
    return new Left(scored, dropped);
  }

  Left plus(Left other) {
    SortedMap<String, Integer> sum = new TreeMap<>(dropped);
    other.dropped.forEach((name, count) -> sum.merge(name, count, Integer::sum));
    return new Left(scored + other.scored, sum);
  }

  /** Samples that losses see. */
  private int samples() {
    return scored - dropped.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Stops a round in which filters left a stream nothing to learn from.
   *
   * @throws UserException where they dropped every sample of a stream that has an objective
   */
  static void require(Run run, int round, List<StepsWork.Done> workers) {
    SortedMap<String, Left> streams = new TreeMap<>();
    for (StepsWork.Done worker : workers) {
      worker.left().forEach((stream, each) -> streams.merge(stream, each, Left::plus));
    }
    for (Map.Entry<String, Left> each : streams.entrySet()) {
      boolean learns = !run.recipe().streams().get(each.getKey()).objective().isEmpty();
      if (learns && each.getValue().samples() == 0) {
        throw new UserException(
            ExitCode.GATE,
            ("no sample of stream `%s` in round %d of run `%s` is left to learn from: %d had a"
                    + " reward, of which %s. The run stops, and the last committed round stands;"
                    + " change streams.%s and give the run another name")
                .formatted(
                    each.getKey(),
                    round,
                    run.name(),
                    each.getValue().scored(),
                    each.getValue().reasons(),
                    each.getKey()));
      }
    }
  }

  private String reasons() {
    return dropped.entrySet().stream()
        .map(each -> "`%s` dropped %d".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(" and "));
  }
}
