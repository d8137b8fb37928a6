package org.sparring.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.optimise.Optimiser;
import org.sparring.common.model.text.WordTokenizer;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.follow.Fixed;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.loss.Dpo;
import org.sparring.jobs.recipe.Averaging;
import org.sparring.jobs.recipe.Batching;
import org.sparring.jobs.recipe.FreshModel;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.Recipe;

/** A run of DPO on a fresh model, in a workspace of its own that is deleted in the end. */
record BenchRun(Path folder, Workspace workspace) implements AutoCloseable {
  static final String POLICY = "policy";
  static final String REFERENCE = "reference";

  static BenchRun open() {
    try {
      Path folder = Files.createTempDirectory("sparring-bench-");
      return new BenchRun(folder, Workspace.create(folder.toString(), new Configuration()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the benchmark", e);
    }
  }

  /** One step of 8 pairs by each worker in a round; the model has 4096 words and 512 positions. */
  Run run(BenchModel model, Optimiser optimiser, int rounds, int workers) {
    Architecture shape = model.shape();
    FreshModel fresh =
        new FreshModel(
            Family.GPT2,
            shape.width(),
            shape.layers(),
            shape.heads(),
            0,
            0,
            shape.positions(),
            true);
    ModelSpec policy = ModelSpec.fresh(fresh);
    ModelSpec reference = ModelSpec.following(new Fixed(POLICY));
    Recipe recipe =
        new Recipe(
            "bench",
            "",
            Map.of(POLICY, policy, REFERENCE, reference),
            Map.of("main", PairSteps.stream(new Dpo(0.1, 0, POLICY, REFERENCE))),
            List.of(PairSteps.learner(POLICY, optimiser)),
            new Batching(PairSteps.PER_STEP, 1),
            Averaging.mean(workers, 1),
            List.of());
    return new Run(
        "bench", 1, rounds, "bench", recipe, BenchModel.NUMERICS, words(shape), workspace);
  }

  private static WordTokenizer words(Architecture shape) {
    int words = shape.vocabulary() - WordTokenizer.SPECIALS.size();
    return WordTokenizer.ofWords(IntStream.range(0, words).mapToObj(i -> "w" + i).toList());
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
