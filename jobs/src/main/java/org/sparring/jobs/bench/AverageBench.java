package org.sparring.jobs.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sparring.common.model.Models;
import org.sparring.common.model.optimise.Sgd;
import org.sparring.jobs.loop.Exchange;

/** Averaging of ten million parameters through files. */
final class AverageBench implements Benchmark {
  private static final int WORKERS = 4;
  private static final int LAYERS = 11;

  @Override
  public String name() {
    return "average";
  }

  @Override
  public String summary() {
    return "rounds of averaging by slices, %d workers, in one process".formatted(WORKERS);
  }

  @Override
  public Map<String, Object> measure(Terms terms) {
    BenchModel model = BenchModel.of(BenchModel.VOCABULARY, LAYERS, Pairs.LONGEST, Set.of());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("parameters", Models.layout(model.shape()).size());
    try (BenchRun bench = BenchRun.open();
        Exchange exchange =
            new Exchange(bench.run(model, new Sgd(0.1, 0, 0), 1, WORKERS), terms.fleet())) {
      Meter.Times times = Meter.times(terms.repeats(), exchange::round);
      Exchange.Traffic traffic = exchange.round();
      figures.put("cpu_s_per_round", times.cpu());
      figures.put("seconds_per_round", times.wall());
      figures.put("bytes_written_per_round", traffic.written());
      figures.put("bytes_read_per_round", traffic.read());
    }
    figures.put("gemm_gflops", model.ceiling(2048));
    return figures;
  }
}
