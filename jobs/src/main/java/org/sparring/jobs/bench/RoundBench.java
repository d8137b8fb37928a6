package org.sparring.jobs.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.data.table.Source;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Models;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.loop.Journal;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.loop.TrainLoop;
import org.sparring.jobs.loss.Dpo;

/**
 * What a round costs besides the engine: two workers store the reference's rows of 8 pairs each and
 * take one step of DPO; what the same costs alone, without files and Spark, is subtracted.
 */
final class RoundBench implements Benchmark {
  private static final int WORKERS = 2;
  private static final int WARM_UP = 2;

  @Override
  public String name() {
    return "round";
  }

  @Override
  public String summary() {
    return "rounds of DPO, %d workers, one step of %d pairs each; the engine's time is subtracted"
        .formatted(WORKERS, PairSteps.PER_STEP);
  }

  @Override
  public boolean usesSpark() {
    return true;
  }

  @Override
  public Map<String, Object> measure(Terms terms) {
    BenchModel model = BenchModel.forPairs(BenchModel.VOCABULARY, Set.of());
    Pairs pairs = Pairs.of(terms.pairs(), PairSteps.COUNT, BenchModel.VOCABULARY);
    Meter.Times engine = engine(model, pairs, terms.repeats());
    Meter.Times round;
    try (BenchRun bench = BenchRun.open()) {
      prepare(bench.workspace(), pairs);
      int rounds = terms.repeats() + WARM_UP;
      round = rounds(bench.run(model, PairSteps.ADAM_W, rounds, WORKERS), terms);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("parameters", Models.layout(model.shape()).size());
    figures.put("seconds_per_round", round.wall());
    figures.put("engine_seconds_per_worker", engine.wall());
    figures.put("seconds_beyond_engine", round.wall() - engine.wall());
    figures.put("cpu_s_per_round", round.cpu());
    figures.put("cpu_s_beyond_engine", round.cpu() - WORKERS * engine.cpu());
    figures.put("gemm_gflops", model.ceiling(2048));
    return figures;
  }

  /** What one worker's pairs of a round cost on the engine. */
  private static Meter.Times engine(BenchModel shape, Pairs pairs, int repeats) {
    double steps = (double) PairSteps.COUNT / PairSteps.PER_STEP;
    try (LanguageModel policy = shape.open();
        LanguageModel reference = shape.open()) {
      PairSteps alone =
          new PairSteps(
              new Dpo(0.1, 0, BenchRun.POLICY, BenchRun.REFERENCE),
              BenchRun.POLICY,
              Map.of(BenchRun.POLICY, policy, BenchRun.REFERENCE, reference),
              pairs);
      Meter.Times all = Meter.times(repeats, alone::pass);
      return new Meter.Times(all.cpu() / steps, all.wall() / steps);
    }
  }

  private static Meter.Times rounds(Run run, Terms terms) {
    Meter.Laps laps = new Meter.Laps();
    Journal journal = new Journal(run.workspace(), run.name(), run.settings());
    new TrainLoop(run, terms.fleet(), journal, (round, rounds, metrics) -> laps.lap()).run();
    return laps.median(WARM_UP);
  }

  private static void prepare(Workspace workspace, Pairs pairs) {
    StageId stage = new StageId("prepare", 0, "prepare");
    List<PreferenceRow> rows = new ArrayList<>();
    for (int i = 0; i < pairs.all().size(); i++) {
      IdPair pair = pairs.all().get(i);
      String key = String.format(Locale.ROOT, "%06d", i);
      rows.add(
          new PreferenceRow(
              key,
              key,
              "train",
              "",
              pair.prompt(),
              List.of(response(pair.chosen(), 0), response(pair.rejected(), 1)),
              Double.NaN,
              List.of(),
              Map.of(),
              new Source("bench", i),
              "",
              Double.NaN,
              Double.NaN,
              Double.NaN,
              Double.NaN,
              List.of()));
    }
    FileEntry file = workspace.write(Tables.PREFERENCES, stage, new DriverSite(), rows);
    workspace.commit(new Manifest(stage, "", "", List.of(file), Map.of()));
  }

  private static ResponseRow response(int[] ids, int rank) {
    return new ResponseRow("", ids, rank, Map.of());
  }
}
