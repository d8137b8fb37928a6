package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.Adjust;
import org.sparring.common.part.Part;
import org.sparring.common.random.Draw;
import org.sparring.jobs.recipe.Place;
import org.sparring.jobs.recipe.Stream;

/**
 * ADJUST, CREDIT, NORMALISE: a pure function of scored groups and of what each adjustment carries.
 *
 * <p>An adjustment with a tally needs the round's total first. The pipeline then stops there and
 * hands out the groups' tallies; the driver sums them in key order and the pipeline starts again.
 */
final class CreditPipeline {
  private final Stream stream;
  private final Map<Integer, double[]> settled;
  private final Draw draw;

  /**
   * @param settled carried numbers of this round, by the index of the adjustment
   * @param draw keyed by seed, stream and round
   */
  CreditPipeline(Stream stream, Map<Integer, double[]> settled, Draw draw) {
    this.stream = stream;
    this.settled = settled;
    this.draw = draw;
  }

  /**
   * Where the pipeline stopped.
   *
   * @param pending index of the adjustment that needs its total, or -1 when all are settled
   * @param tallies tally of each group by its key
   */
  record Progress(int pending, SortedMap<String, double[]> tallies) implements Serializable {
    static final Progress DONE = new Progress(-1, new TreeMap<>());
  }

  /** Runs until a total is missing. */
  Progress tally(List<Answered<Scored>> groups) {
    int index = 0;
    List<Group<Scored>> scored = groups.stream().map(Answered::own).toList();
    for (Adjust<Scored> each : stream.adjust()) {
      Optional<Progress> missing = missing(each, index, scored);
      if (missing.isPresent()) {
        return missing.get();
      }
      scored = apply(each, index++, scored);
    }
    List<Group<Credited>> credited = assign(scored, groups);
    for (Adjust<Credited> each : stream.normalise()) {
      Optional<Progress> missing = missing(each, index, credited);
      if (missing.isPresent()) {
        return missing.get();
      }
      credited = apply(each, index++, credited);
    }
    return Progress.DONE;
  }

  /** Whether filters leave anything of a group, as far as they need no total of the round. */
  boolean leaves(Group<Scored> group) {
    Group<Scored> left = group;
    int index = 0;
    for (Adjust<Scored> each : stream.adjust()) {
      if (each.tally(left).length > 0) {
        break;
      }
      left = apply(each, index++, List.of(left)).get(0);
    }
    return left.members().stream().anyMatch(member -> member.weight() > 0);
  }

  /** Credited groups, and the samples that are none of the losses' any more, in their order. */
  record Run(List<Group<Credited>> groups, List<Drop> drops) {}

  /** Runs to the end; every total must be settled. */
  Run run(List<Answered<Scored>> groups) {
    int index = 0;
    List<Drop> drops = new ArrayList<>();
    List<Group<Scored>> scored = groups.stream().map(Answered::own).toList();
    for (Adjust<Scored> each : stream.adjust()) {
      List<Group<Scored>> next = apply(each, index++, scored);
      drops.addAll(drops(each, weights(scored, Scored::weight), weights(next, Scored::weight)));
      scored = next;
    }
    List<Group<Credited>> credited = assign(scored, groups);
    double[][] before = weights(scored, Scored::weight);
    drops.addAll(drops(stream.credit(), before, weights(credited, Credited::weight)));
    for (Adjust<Credited> each : stream.normalise()) {
      List<Group<Credited>> next = apply(each, index++, credited);
      drops.addAll(
          drops(each, weights(credited, Credited::weight), weights(next, Credited::weight)));
      credited = next;
    }
    return new Run(credited, drops);
  }

  private static <T> double[][] weights(List<Group<T>> groups, ToDoubleFunction<T> weight) {
    return groups.stream()
        .map(group -> group.members().stream().mapToDouble(weight).toArray())
        .toArray(double[][]::new);
  }

  private static List<Drop> drops(Part part, double[][] before, double[][] after) {
    List<Drop> drops = new ArrayList<>();
    String place = Place.of(part).name();
    String name = Place.written(part);
    for (int g = 0; g < before.length; g++) {
      for (int m = 0; m < before[g].length; m++) {
        if (before[g][m] > 0 && after[g][m] == 0) {
          drops.add(new Drop(g, m, place, name));
        }
      }
    }
    return drops;
  }

  /** The adjustment at an index: shaping first, then normalising. */
  static Adjust<?> adjustment(Stream stream, int index) {
    int shaping = stream.adjust().size();
    return index < shaping ? stream.adjust().get(index) : stream.normalise().get(index - shaping);
  }

  private <T> Optional<Progress> missing(Adjust<T> adjust, int index, List<Group<T>> groups) {
    if (settled.containsKey(index)) {
      return Optional.empty();
    }
    SortedMap<String, double[]> tallies = new TreeMap<>();
    for (Group<T> group : groups) {
      double[] tally = adjust.tally(group);
      if (tally.length > 0) {
        tallies.put(group.key(), tally);
      }
    }
    return tallies.isEmpty() ? Optional.empty() : Optional.of(new Progress(index, tallies));
  }

  private <T> List<Group<T>> apply(Adjust<T> adjust, int index, List<Group<T>> groups) {
    double[] carried = settled.getOrDefault(index, adjust.initial());
    List<Group<T>> adjusted = new ArrayList<>();
    for (Group<T> group : groups) {
      adjusted.add(adjust.apply(group, carried, draw.with(index).with(group.key()).key()));
    }
    return adjusted;
  }

  private List<Group<Credited>> assign(List<Group<Scored>> adjusted, List<Answered<Scored>> asked) {
    List<Group<Credited>> credited = new ArrayList<>();
    for (int g = 0; g < adjusted.size(); g++) {
      credited.add(stream.credit().assign(adjusted.get(g), asked.get(g).answers()));
    }
    return credited;
  }
}
