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
import org.sparring.common.model.Architecture;
import org.sparring.common.model.checkpoint.Checkpoints;
import org.sparring.common.random.Draw;
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
              if (spec.follow().isEmpty() || !startsAsLeader(spec)) {
                resolve(name, spec, models, written);
              }
            });
    for (OpenWork.Done each : fleet.map("open", written, new OpenWork(run))) {
      models.put(each.model(), each.snapshot());
    }
    run.recipe()
        .models()
        .forEach(
            (name, spec) -> {
              if (!models.containsKey(name)) {
                models.put(name, leader(name, spec, models));
              }
            });
    return new State(0, 0, models, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  private static boolean startsAsLeader(ModelSpec spec) {
    return spec.from().isEmpty() && spec.checkpoint().isEmpty() && spec.fresh().isEmpty();
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
    Draw draw = run.draw("open").with(name);
    Set<Architecture.Output> outputs = EnumSet.noneOf(Architecture.Output.class);
    outputs.addAll(spec.outputs());
    if (spec.fresh().isPresent()) {
      Architecture shape = spec.fresh().get().architecture(run.tokenizer().size(), outputs);
      written.add(new OpenWork.Shard(name, new Origin.Fresh(shape, draw)));
    } else if (!spec.checkpoint().isEmpty()) {
      Architecture shape =
          Checkpoints.architecture(spec.checkpoint(), run.workspace().configuration());
      Architecture with = with(shape, outputs);
      written.add(new OpenWork.Shard(name, new Origin.Loaded(with, spec.checkpoint(), draw)));
    } else if (!spec.from().isEmpty()) {
      Snapshot source = Snapshots.find(run.workspace(), "models." + name, spec.from(), name);
      if (source.architecture().outputs().equals(outputs)) {
        models.put(name, source);
      } else {
        Architecture with = with(source.architecture(), outputs);
        written.add(new OpenWork.Shard(name, new Origin.Derived(with, source, draw)));
      }
    } else {
      throw UserException.settings(
          ("models.%s: nothing says where its first numbers come from; give `from: RUN`,"
                  + " `checkpoint: FOLDER` or `fresh: {...}`")
              .formatted(name));
    }
  }

  private static Architecture with(Architecture shape, Set<Architecture.Output> outputs) {
    return new Architecture(
        shape.family(),
        shape.vocabulary(),
        shape.width(),
        shape.layers(),
        shape.heads(),
        shape.keyHeads(),
        shape.hidden(),
        shape.positions(),
        shape.tied(),
        shape.epsilon(),
        shape.theta(),
        outputs);
  }
}
