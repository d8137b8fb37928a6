package org.sparring.common.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of every shape that settings can take. */
final class Sample {
  private Sample() {}

  enum Mean {
    TOKEN,
    SEQUENCE,
    FIXED_LENGTH
  }

  interface Outer {}

  interface Tune<T> {}

  record Average() implements Outer {}

  record Nesterov(
      @Param(value = "Step size.", or = "0.7", min = 0, above = true) double rate,
      @Param(value = "Momentum.", or = "0.9", min = 0, max = 1, below = true) double momentum)
      implements Outer {}

  record Follow(@Param("The model that is followed.") String leader) implements Outer {}

  record Whiten() implements Tune<Integer> {}

  record Penalty(@Param(value = "Factor.", or = "1.0") double factor) implements Tune<String> {}

  interface Loss {}

  record Clipped(
      @Param(value = "Width.", or = "0.2", min = 0, above = true) double epsilon,
      @Param(value = "Denominator.", or = "token") Mean mean)
      implements Loss {}

  record Term(
      @Param("Name in metrics.") String name,
      @Param(value = "Factor.", or = "1.0") double weight,
      Loss loss) {}

  record Averaging(
      @Param(value = "Logical workers.", or = "8", min = 1, max = 4096) int workers,
      @Param(value = "Steps of each worker.", or = "4", min = 1) int localSteps,
      @Param(value = "Outer step.", or = "average") Outer outer) {
    Averaging {
      if (workers * localSteps > 100) {
        throw new IllegalArgumentException("workers x local_steps must be at most 100");
      }
    }
  }

  record Job(
      @Param("Folder of the tables.") String workspace,
      @Param(value = "Averaging.", or = "{}") Averaging averaging,
      @Param(value = "Seed.", or = "17") long seed,
      @Param(value = "Share kept.", or = "1.0", min = 0, max = 1) double share,
      @Param(value = "Whether to shuffle.", or = "true") boolean shuffle,
      @Param("A limit.") Optional<Integer> limit,
      @Param(value = "Sizes.", or = "[1, 2]", min = 1) List<Integer> sizes,
      @Param(value = "Weights of models.", or = "{}", min = 0) Map<String, Double> weights,
      @Param(value = "Objective.", or = "[clipped]") List<Term> objective,
      @Param(value = "Shaping.", or = "[]") List<Tune<String>> tune,
      @Param(value = "Key of the judge.", or = "''", secret = true) String judgeKey,
      Settings rest) {}

  static final Registry REGISTRY =
      Registry.builder()
          .part(Outer.class, "average", Average.class)
          .part(Outer.class, "nesterov", Nesterov.class)
          .part(Outer.class, "fixed", Follow.class)
          .part(Tune.class, "whiten", Whiten.class)
          .part(Tune.class, "penalty", Penalty.class)
          .part(Loss.class, "clipped", Clipped.class)
          .wrap(Term.class)
          .build();

  static final Binder BINDER = Binder.of(REGISTRY);

  static Job job(String yaml) {
    return Settings.parse(yaml, "run.yaml").bind(Job.class, BINDER);
  }
}
