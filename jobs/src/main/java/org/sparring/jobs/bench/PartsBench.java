package org.sparring.jobs.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.config.Param;
import org.sparring.common.config.Settings;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Credit;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Term;
import org.sparring.jobs.recipe.Catalogue;
import org.sparring.jobs.recipe.Recipes;

/** What losses and credits cost by themselves, without an engine. */
final class PartsBench implements Benchmark {
  /** What no part may cost by far: at 500 ns a part is no longer small beside a tiny model. */
  static final double LIMIT = 500;

  private static final int WARM_UP = 8;

  /** A loss as recipes write it. */
  record Written(@Param("The term.") Term term) {}

  /** A credit as recipes write it. */
  record Spread(@Param("The credit.") Credit credit) {}

  @Override
  public String name() {
    return "parts";
  }

  @Override
  public String summary() {
    return "every loss and credit with its defaults on %d groups x %d x %d tokens, in ns per response token"
        .formatted(PartsScene.GROUPS, PartsScene.MEMBERS, PartsScene.TOKENS);
  }

  @Override
  public boolean readsPairs() {
    return false;
  }

  @Override
  public Map<String, Object> measure(Terms terms) {
    PartsScene scene = new PartsScene();
    Map<String, Double> losses = new TreeMap<>();
    Map<String, Double> credits = new TreeMap<>();
    for (String name : Catalogue.losses().keySet()) {
      losses.put(name, nanos(terms.repeats(), loss(scene, name)));
    }
    for (String name : Catalogue.credits().keySet()) {
      credits.put(name, nanos(terms.repeats(), credit(scene, name)));
    }
    List<String> above = new ArrayList<>();
    losses.forEach((name, each) -> flag("loss " + name, each, above));
    credits.forEach((name, each) -> flag("credit " + name, each, above));
    return Map.of("losses_ns", losses, "credits_ns", credits, "above_500_ns", above);
  }

  private static void flag(String name, double nanos, List<String> above) {
    if (nanos > LIMIT) {
      above.add(name);
    }
  }

  /** The median CPU time of this thread, which is finer than that of the process. */
  private static double nanos(int repeats, Runnable task) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] times = new double[repeats];
    for (int i = -WARM_UP; i < repeats; i++) {
      long start = threads.getCurrentThreadCpuTime();
      task.run();
      long taken = threads.getCurrentThreadCpuTime() - start;
      if (i >= 0) {
        times[i] = taken;
      }
    }
    Arrays.sort(times);
    return Math.rint(times[repeats / 2] / PartsScene.count() * 100) / 100;
  }

  private static Runnable loss(PartsScene scene, String name) {
    Written written =
        Settings.parse("term: {%s: {}}".formatted(name)).bind(Written.class, Recipes.binder());
    Loss loss = written.term().loss();
    List<Group<Credited>> groups = scene.credited(loss);
    return () -> {
      groups.forEach(loss::mass);
      PartsScene.Sink sink = new PartsScene.Sink();
      Batch first = new Batch(groups, scene.live(), scene.live(), loss.memory());
      Batch batch = new Batch(groups, scene.live(), scene.live(), loss.recall(first));
      loss.evaluate(batch, sink);
    };
  }

  private static Runnable credit(PartsScene scene, String name) {
    Spread spread =
        Settings.parse("credit: {%s: {}}".formatted(name)).bind(Spread.class, Recipes.binder());
    Credit credit = spread.credit();
    List<Group<Scored>> groups = scene.scored(credit);
    List<List<Group<Scored>>> answers =
        groups.stream().map(each -> scene.answers(credit.asks(each), credit)).toList();
    return () -> {
      for (int g = 0; g < groups.size(); g++) {
        credit.assign(groups.get(g), answers.get(g));
      }
    };
  }
}
