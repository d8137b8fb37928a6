package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sparring.common.fleet.Site;
import org.sparring.common.model.Model;
import org.sparring.common.model.optimise.Clipping;
import org.sparring.common.model.optimise.OptimiserState;
import org.sparring.common.workspace.FileEntry;
import org.sparring.jobs.recipe.Learner;

/** One learner inside one worker: its local vector and its inner optimiser state. */
final class Apprentice {
  private static final List<String> KINDS = List.of("m", "v");

  private final Learner learner;
  private final Model model;
  private final SubVector trained;
  private final float[] whole;
  private final float[] global;
  private final float[] local;
  private final OptimiserState inner;
  private double mass;

  /**
   * @param trained what of the model it trains
   * @param inner state over as many numbers
   */
  Apprentice(Learner learner, Model model, SubVector trained, OptimiserState inner) {
    this.learner = learner;
    this.model = model;
    this.trained = trained;
    this.whole = model.parameters();
    this.global = trained.take(whole);
    this.local = global.clone();
    this.inner = inner;
  }

  /** Inner state as the worker left it in an earlier round, or zeros. */
  static OptimiserState inner(
      Learner learner, SubVector trained, ParameterFiles files, List<FileEntry> stored, long step) {
    float[][] vectors = new float[learner.optimiser().states()][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] =
          stored.isEmpty()
              ? new float[trained.size()]
              : trained.joined(files.cuts(trained.cuts(), stored.subList(i, i + 1)));
    }
    return new OptimiserState(stored.isEmpty() ? 0 : step, vectors);
  }

  String name() {
    return learner.model();
  }

  double mass() {
    return mass;
  }

  void learned(double more) {
    mass += more;
  }

  long innerStep() {
    return inner.steps();
  }

  void clearGradient() {
    model.clearGradient();
  }

  /** The norm of the gradient that the model gathered, before clipping. */
  double gradientNorm() {
    return Clipping.norm(trained.take(model.gradient()));
  }

  /** Takes one step along the gradient that the model gathered; returns the gradient's norm. */
  double step(long step, long total) {
    double factor = learner.schedule().factor(step, total);
    float[] gradient = trained.take(model.gradient());
    double norm = learner.optimiser().step(local, gradient, inner, factor, trained.part());
    trained.put(local, whole);
    model.load(whole);
    return norm;
  }

  /** Writes local minus global, one file per reducer. */
  List<FileEntry> writeDelta(ParameterFiles files, Desk desk, Site site) {
    float[] delta = new float[local.length];
    for (int i = 0; i < delta.length; i++) {
      delta[i] = local[i] - global[i];
    }
    List<Cut> cuts = trained.cuts();
    Function<Cut, float[]> moved = trained.cutting(delta);
    List<FileEntry> written = new ArrayList<>();
    for (int r = 0; r < desk.reducers(); r++) {
      var stage = desk.stage("delta.%s.r%d".formatted(name(), r));
      var label = new ParameterFiles.Label(desk.round(), name(), desk.owner(), "delta");
      List<Cut> share = Cut.share(cuts, r, desk.reducers());
      written.add(files.write(stage, site, label, share, moved));
    }
    return written;
  }

  /** Writes the inner optimiser state, one file per vector. */
  List<FileEntry> writeInner(ParameterFiles files, Desk desk, Site site) {
    List<Cut> cuts = trained.cuts();
    List<FileEntry> written = new ArrayList<>();
    float[][] vectors = inner.vectors();
    for (int i = 0; i < vectors.length; i++) {
      String kind = i < KINDS.size() ? KINDS.get(i) : "s" + i;
      var stage = desk.stage("inner.%s.%s".formatted(name(), kind));
      var label = new ParameterFiles.Label(desk.round() + 1, name(), desk.owner(), kind);
      written.add(files.write(stage, site, label, cuts, trained.cutting(vectors[i])));
    }
    return written;
  }
}
