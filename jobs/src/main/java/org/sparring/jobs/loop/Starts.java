package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.workspace.FileEntry;
import org.sparring.jobs.recipe.Examples;
import org.sparring.jobs.recipe.Stream;

/**
 * START: chooses the examples of a round.
 *
 * <p>A pass visits every example once in the order of its keyed places. Where fewer are left than
 * the round needs, it is filled from the head of the next pass, which still visits all.
 */
final class Starts {
  private final Run run;
  private final Fleet fleet;
  private final Map<String, List<Pick>> passes = new LinkedHashMap<>();

  Starts(Run run, Fleet fleet) {
    this.run = run;
    this.fleet = fleet;
  }

  /**
   * Picks of a round, and the cursor after it: pass, position, and the round that opened the pass.
   */
  record Chosen(List<Pick> picks, double[] cursor) {}

  Chosen choose(String name, Stream stream, State state, int count) {
    return choose(name, stream, state, count, Set.of());
  }

  /**
   * Leaves out what the round goes on with.
   *
   * @param busy keys of examples that have a group already
   */
  Chosen choose(String name, Stream stream, State state, int count, Set<String> busy) {
    double[] cursor = state.number(cursorName(name), new double[] {0, 0, 0});
    int pass = (int) cursor[0];
    int position = (int) cursor[1];
    int opened = (int) cursor[2];
    List<Pick> order = pass(name, stream, opened, pass);
    if (order.size() < count + busy.size()) {
      throw tooFew(name, stream, count + busy.size(), order.size());
    }
    List<Pick> picks = new ArrayList<>();
    for (; picks.size() < count && position < order.size(); position++) {
      if (!busy.contains(order.get(position).key())) {
        picks.add(order.get(position));
      }
    }
    if (picks.size() == count) {
      return new Chosen(picks, new double[] {pass, position, opened});
    }
    fill(picks, pass(name, stream, state.round(), pass + 1), count, busy);
    return new Chosen(picks, new double[] {pass + 1, 0, state.round()});
  }

  /** Every example that the stream reads, in the order of the first pass; an error without any. */
  List<Pick> all(String name, Stream stream) {
    List<Pick> all = pass(name, stream, 0, 0);
    if (all.isEmpty()) {
      throw UserException.input(
          ("%s: run `%s` prepared no %s of split `%s`; name a split, or a table (prompts,"
                  + " preferences), that has examples")
              .formatted(name, stream.examples().run(), table(stream), stream.examples().split()));
    }
    return all;
  }

  static String cursorName(String stream) {
    return "cursor/" + stream;
  }

  private static void fill(List<Pick> picks, List<Pick> next, int count, Set<String> busy) {
    Set<String> taken = new HashSet<>(busy);
    picks.forEach(each -> taken.add(each.key()));
    for (Pick each : next) {
      if (picks.size() < count && taken.add(each.key())) {
        picks.add(each);
      }
    }
  }

  private List<Pick> pass(String name, Stream stream, int round, int pass) {
    return passes.computeIfAbsent(name + "/" + pass, key -> order(name, stream, round, pass));
  }

  private List<Pick> order(String name, Stream stream, int round, int pass) {
    Examples examples = stream.examples();
    List<FileEntry> files =
        new ExampleFiles(run.workspace(), examples.table()).files(examples.run());
    PlaceWork work =
        new PlaceWork(
            run.workspace(), stream, run.progress(round), run.draw("order").with(name).with(pass));
    List<ArrayList<PlaceWork.Placed>> placed = fleet.map("start", files, work);
    record Ordered(double place, Pick pick) {}
    List<Ordered> ordered = new ArrayList<>();
    for (int f = 0; f < files.size(); f++) {
      for (PlaceWork.Placed each : placed.get(f)) {
        ordered.add(new Ordered(each.place(), new Pick(each.key(), files.get(f), each.row())));
      }
    }
    if (examples.limit() > 0 && ordered.size() > examples.limit()) {
      ordered.sort(Comparator.comparing(each -> each.pick().key()));
      ordered.subList(examples.limit(), ordered.size()).clear();
    }
    ordered.sort(
        Comparator.comparingDouble(Ordered::place).thenComparing(each -> each.pick().key()));
    if (examples.first() > 0 && ordered.size() > examples.first()) {
      ordered.subList(examples.first(), ordered.size()).clear();
    }
    return ordered.stream().map(Ordered::pick).toList();
  }

  private static String table(Stream stream) {
    return stream.examples().table().name().toLowerCase(Locale.ROOT);
  }

  private static UserException tooFew(String name, Stream stream, int count, int found) {
    return UserException.input(
        ("streams.%s: a round reads %d groups, but run `%s` prepared %d %s of split `%s`; lower"
                + " batching.groups_per_step, batching.waves, averaging.workers or"
                + " averaging.local_steps, or prepare more")
            .formatted(
                name,
                count,
                stream.examples().run(),
                found,
                table(stream),
                stream.examples().split()));
  }
}
