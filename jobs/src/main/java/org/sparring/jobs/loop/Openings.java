package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.model.Models;
import org.sparring.common.part.Follow;
import org.sparring.jobs.recipe.ModelSpec;

/** Resolves where every model of a recipe begins, and commits the first state. */
final class Openings {
  private final Run run;
  private final Fleet fleet;

  Openings(Run run, Fleet fleet) {
    this.run = run;
    this.fleet = fleet;
  }

  State open() {
    SortedMap<String, Snapshot> models = new TreeMap<>();
    List<OpenWork.Shard> written = new ArrayList<>();
    run.recipe()
        .models()
        .forEach(
            (name, spec) -> {
              if (spec.follow().isEmpty() || !spec.startsAsLeader()) {
                resolve(name, spec, models, written);
              }
            });
    for (OpenWork.Done each : fleet.map("open", written, new OpenWork(run))) {
      models.put(each.model(), each.snapshot());
    }
    run.recipe().learners().forEach(each -> models.computeIfPresent(each.model(), this::frozen));
    run.recipe()
        .models()
        .forEach(
            (name, spec) -> {
              if (!models.containsKey(name)) {
                models.put(name, leader(name, spec, models));
              }
            });
    openMixtures(models);
    return new State(0, 0, models, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  /** Models that begin as mixtures of others, which are there by then; most recipes have none. */
  private void openMixtures(Map<String, Snapshot> models) {
    List<OpenWork.Shard> mixtures = mixtures(models);
    if (!mixtures.isEmpty()) {
      fleet
          .map("open", mixtures, new OpenWork(run))
          .forEach(each -> models.put(each.model(), each.snapshot()));
    }
  }

  private List<OpenWork.Shard> mixtures(Map<String, Snapshot> models) {
    List<OpenWork.Shard> mixtures = new ArrayList<>();
    run.recipe()
        .models()
        .forEach(
            (name, spec) ->
                spec.follow()
                    .filter(Follow::mixes)
                    .ifPresent(rule -> mixtures.add(mixture(name, spec, rule, models))));
    return mixtures;
  }

  private static OpenWork.Shard mixture(
      String name, ModelSpec spec, Follow rule, Map<String, Snapshot> models) {
    if (spec.startsAsLeader()) {
      throw UserException.settings(
          "models.%s is mixed with `%s`, but has no source of its own; give `from: RUN` or `checkpoint: FOLDER`"
              .formatted(name, rule.leader()));
    }
    Snapshot own = models.get(name);
    Snapshot leader = models.get(rule.leader());
    if (!own.architecture().equals(leader.architecture())) {
      throw UserException.settings(
          "models.%s is mixed with `%s`, but they have different shapes: %s and %s; name models of one shape"
              .formatted(name, rule.leader(), own.architecture(), leader.architecture()));
    }
    return new OpenWork.Shard(name, new Origin.Mixed(own, leader, rule));
  }

  /** Checks what its learner trains of a model; the rest of its files stay for the whole run. */
  private Snapshot frozen(String name, Snapshot opened) {
    run.trained(name, Models.layout(opened.architecture()));
    return run.recipe().models().get(name).frozenInPart()
        ? opened.frozen()
        : new Snapshot(opened.architecture(), opened.files());
  }

  private static Snapshot leader(String name, ModelSpec spec, Map<String, Snapshot> models) {
    String leader = spec.follow().orElseThrow().leader();
    Snapshot snapshot = models.get(leader);
    if (snapshot == null) {
      throw UserException.settings(
          "models.%s follows `%s`, which the recipe lacks or which follows another itself"
              .formatted(name, leader));
    }
    return snapshot;
  }

  private void resolve(
      String name, ModelSpec spec, Map<String, Snapshot> models, List<OpenWork.Shard> written) {
    Set<Output> more = EnumSet.noneOf(Output.class);
    more.addAll(spec.outputs());
    Origin.Change change = new Origin.Change(more, spec.head(), spec.positions());
    if (spec.fresh().isPresent()) {
      var shape = change.of(spec.fresh().get().architecture(run.tokenizer().size(), Set.of()));
      written.add(new OpenWork.Shard(name, new Origin.Fresh(shape)));
    } else if (spec.features().isPresent()) {
      var shape = change.of(spec.features().get());
      written.add(new OpenWork.Shard(name, new Origin.Fresh(shape)));
    } else if (!spec.checkpoint().isEmpty()) {
      written.add(new OpenWork.Shard(name, new Origin.Loaded(spec.checkpoint(), change)));
    } else if (!spec.from().isEmpty()) {
      Snapshot source = Snapshots.find(run.workspace(), "models." + name, spec.from(), name);
      if (change.of(source.architecture()).equals(source.architecture())) {
        models.put(name, source);
      } else {
        written.add(new OpenWork.Shard(name, new Origin.Derived(source, change)));
      }
    } else {
      throw UserException.settings(
          ("models.%s: nothing says where its first numbers come from; give `from: RUN`,"
                  + " `checkpoint: FOLDER`, `fresh: {...}` or `features: {...}`")
              .formatted(name));
    }
  }
}
