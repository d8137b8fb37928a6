package org.sparring.jobs.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sparring.common.config.Near;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Models;

/** Every benchmark. */
public final class Benchmarks {
  private static final List<Benchmark> ALL =
      List.of(
          new TrainBench(),
          new RolloutBench(),
          new DpoBench(),
          new RewardBench(),
          new AverageBench(),
          new RoundBench(),
          new PartsBench());

  private Benchmarks() {}

  public static List<Benchmark> all() {
    return ALL;
  }

  /** What the figures depend on besides the machine: engine, BLAS and its kernels, threads. */
  public static String profile() {
    return Models.profile(BenchModel.NUMERICS);
  }

  /**
   * The benchmark with a name.
   *
   * @param more benchmarks that live elsewhere
   * @throws UserException naming the near ones where there is none
   */
  public static Benchmark named(String name, Benchmark... more) {
    List<Benchmark> known = Stream.concat(ALL.stream(), Arrays.stream(more)).toList();
    return known.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.settings(
                    "bench: there is no benchmark '%s'; %s"
                        .formatted(
                            name, Near.hint(name, known.stream().map(Benchmark::name).toList()))));
  }
}
