package org.sparring.jobs.recipe;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;
import org.sparring.common.part.Follow;
import org.sparring.common.part.Guard;
import org.sparring.common.part.Term;

/** An algorithm as a value: which part sits in which slot of the one loop. */
public record Recipe(
    @Param("Name.") String recipe,
    @Param(value = "Paper that it follows.", or = "''") String paper,
    @Param("Models by name.") Map<String, ModelSpec> models,
    @Param("Streams by name.") Map<String, Stream> streams,
    @Param("What is trained.") List<Learner> learners,
    @Param(value = "How groups become steps.", or = "{}") Batching batching,
    @Param(value = "Local steps and averaging.", or = "{}") Averaging averaging,
    @Param(value = "Guards of a worker's steps.", or = "[]") List<Guard> guards)
    implements Serializable {
  public Recipe {
    models = new LinkedHashMap<>(models);
    streams = new LinkedHashMap<>(streams);
    checkRows(models, streams, learners);
    if (!streams.isEmpty()
        && streams.values().stream().allMatch(each -> each.examples().untilRound() > 0)) {
      throw UserException.settings(
          "streams: every one ends; leave examples.until_round out of one of them");
    }
    models.values().forEach(Recipe::checkShape);
    checkLeaders(models);
    checkTrainable(models, learners);
    if (averaging.localSteps() % batching.epochs() != 0) {
      throw UserException.settings(
          "averaging.local_steps = %d is no multiple of batching.epochs = %d, so that passes over the groups would be cut"
              .formatted(averaging.localSteps(), batching.epochs()));
    }
    if (averaging.by() == Averaging.By.DL4J) {
      MasterRules.check(models, streams, learners, averaging.outer(), guards);
    }
  }

  /** Groups that one worker reads of each stream in a round. */
  public int groupsPerWorker() {
    return averaging.localSteps() / batching.epochs() * batching.groupsPerStep();
  }

  /**
   * Rows that a stream reads of given responses and that are the same in every round: those of
   * models that no learner trains and that follow nobody, or a rule that never moves.
   */
  public Set<Row> lasting(Stream stream) {
    Set<Row> lasting = new TreeSet<>();
    if (stream.generate().given()) {
      stream.reads().stream().filter(each -> still(each.model())).forEach(lasting::add);
    }
    return lasting;
  }

  private boolean still(String model) {
    return models.containsKey(model)
        && models.get(model).follow().map(Follow::still).orElse(true)
        && !trains(model);
  }

  /** Whether a model has a learner. */
  public boolean trains(String model) {
    return learners.stream().anyMatch(each -> each.model().equals(model));
  }

  /** Whether a model judges texts that a reward shows it, other than by a score. */
  public boolean judges(String model) {
    return streams.values().stream()
        .flatMap(each -> each.viewed().stream())
        .anyMatch(row -> row.model().equals(model) && row.signal() != Signal.SCORE);
  }

  /** Whether settings must still say where a model begins. */
  public boolean lacksBeginning(String model) {
    ModelSpec spec = models.get(model);
    boolean follows = spec.follow().filter(rule -> !rule.mixes()).isPresent() && !trains(model);
    return !follows && !spec.begins();
  }

  /** The learner of a model. */
  public Learner learner(String model) {
    return learners.stream()
        .filter(each -> each.model().equals(model))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no learner of model " + model));
  }

  private static void checkRows(
      Map<String, ModelSpec> models, Map<String, Stream> streams, List<Learner> learners) {
    Set<String> trained = new TreeSet<>();
    for (Learner learner : learners) {
      require(models, learner.model(), "learners");
      if (!trained.add(learner.model())) {
        throw UserException.settings(
            "learners: model `%s` has two learners".formatted(learner.model()));
      }
    }
    streams.forEach(
        (name, stream) -> {
          if (!stream.generate().given()) {
            require(models, stream.policy(), "streams.%s.policy".formatted(name));
          }
          for (String model : stream.generate().models()) {
            require(models, model, "streams.%s.generate".formatted(name));
          }
          requireRoles(name, stream);
          stream.reads().forEach(row -> requireRow(models, row, "streams." + name));
          stream.viewed().forEach(row -> requireRow(models, row, "streams." + name));
          for (Row row : stream.live()) {
            require(models, row.model(), "streams.%s.objective".formatted(name));
          }
        });
  }

  private static void requireRoles(String name, Stream stream) {
    for (Term term : stream.objective()) {
      if (!stream.generate().roles().containsAll(term.loss().roles())) {
        throw UserException.settings(
            "streams.%s.objective: `%s` learns from members of role %s, which the generator `%s` does not make; take a generator that does"
                .formatted(
                    name, term.name(), term.loss().roles(), Place.written(stream.generate())));
      }
    }
  }

  /** The vocabulary, which the tokenizer gives, matters to no rule. */
  private static void checkShape(ModelSpec spec) {
    spec.fresh().ifPresent(each -> each.architecture(1, Set.of()));
  }

  private static void checkTrainable(Map<String, ModelSpec> models, List<Learner> learners) {
    models.forEach(
        (name, spec) -> {
          if (spec.frozenInPart() && learners.stream().noneMatch(l -> l.model().equals(name))) {
            throw UserException.settings(
                "models.%s.trainable: no learner trains this model".formatted(name));
          }
        });
  }

  private static void checkLeaders(Map<String, ModelSpec> models) {
    models.forEach(
        (name, spec) ->
            spec.follow()
                .ifPresent(
                    rule -> {
                      require(models, rule.leader(), "models.%s.follow".formatted(name));
                      if (rule.leader().equals(name)) {
                        throw UserException.settings(
                            "models.%s.follow: a model cannot follow itself".formatted(name));
                      }
                    }));
  }

  private static void requireRow(Map<String, ModelSpec> models, Row row, String where) {
    if (!row.model().equals(Row.SAMPLER)) {
      require(models, row.model(), where + " reads " + row + ", and");
    }
  }

  private static void require(Map<String, ModelSpec> models, String model, String where) {
    if (!models.containsKey(model)) {
      throw UserException.settings(
          "%s names model `%s`, which the recipe lacks; add it under `models`, which has %s"
              .formatted(where, model, models.keySet()));
    }
  }
}
