package org.sparring.jobs.loop;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sparring.common.config.UserException;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Model;

/** The models that one task uses, loaded from their snapshots. */
final class Team implements AutoCloseable {
  private final Run run;
  private final Map<String, Snapshot> snapshots;
  private final Map<String, ModelPool.Lease> leases = new LinkedHashMap<>();

  Team(Run run, Map<String, Snapshot> snapshots) {
    this.run = run;
    this.snapshots = snapshots;
  }

  /** A model of the recipe; loaded at its first use. */
  Model model(String name) {
    return leases.computeIfAbsent(name, this::load).model();
  }

  /** A model of the recipe that can be sampled from. */
  LanguageModel language(String name) {
    if (model(name) instanceof LanguageModel language) {
      return language;
    }
    throw UserException.settings(
        "model `%s` gives scores and no text: another model must write the samples"
            .formatted(name));
  }

  Collection<String> loaded() {
    return leases.keySet();
  }

  private ModelPool.Lease load(String name) {
    Snapshot snapshot = snapshots.get(name);
    if (snapshot == null) {
      throw new IllegalStateException("no model " + name + " among " + snapshots.keySet());
    }
    ModelPool.Lease lease = ModelPool.borrow(snapshot.architecture(), run.numerics());
    Model model = lease.model();
    model.load(new ParameterFiles(run.workspace()).vector(model.layout().size(), snapshot));
    model.train(run.trained(name, model.layout()).names());
    return lease;
  }

  @Override
  public void close() {
    leases.values().forEach(ModelPool.Lease::close);
    leases.clear();
  }
}
