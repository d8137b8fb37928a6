package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparring.common.data.table.RoundRow;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.model.Numerics;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.doctor.Demand;
import org.sparring.jobs.doctor.Deployment;
import org.sparring.jobs.doctor.Doctor;
import org.sparring.jobs.doctor.Facts;
import org.sparring.jobs.doctor.Finding;
import org.sparring.jobs.doctor.Found;
import org.sparring.jobs.doctor.Probe;
import org.sparring.jobs.loop.OffHeap;
import org.sparring.jobs.loop.Run;

/** Looks at the processes of a session before a job pays for its first stage. */
record Preflight(SparkSession spark) {
  private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);
  private static final String STAGE = "probe";
  private static final int HOLD_MILLIS = 300;

  /**
   * Looks whether a run can begin, or go on, here.
   *
   * @throws org.sparring.common.config.UserException with the remedies where it cannot
   */
  void require(Run run) {
    Numerics numerics = run.numerics();
    Demand demand =
        new Demand(numerics.threads(), OffHeap.bytes(run), numerics.mixed(), lastProfile(run));
    List<Finding> findings = findings(demand, numerics);
    findings.stream()
        .filter(each -> each.level() == Finding.Level.WARN)
        .forEach(each -> LOG.warn("{}: {}", each.about(), each.message()));
    Doctor.require(findings);
  }

  /** What every check says; the engine is asked only where it loads. */
  List<Finding> findings(Demand demand, Numerics numerics) {
    Found without = found(demand, numerics, false);
    return Doctor.findings(Doctor.engineLoads(without) ? found(demand, numerics, true) : without);
  }

  private Found found(Demand demand, Numerics numerics, boolean engine) {
    Deployment deployment = deployment();
    boolean local = deployment.local() || deployment.slots() < 1;
    Fleet fleet = local ? new ThreadFleet() : Fleets.of(spark);
    int tasks = local ? 1 : deployment.slots();
    Probe probe = new Probe(numerics, engine, local ? 0 : HOLD_MILLIS);
    List<Integer> shards = IntStream.range(0, tasks).boxed().toList();
    Map<String, Facts> processes = new LinkedHashMap<>();
    fleet.map(STAGE, shards, probe).forEach(each -> processes.put(each.name(), each));
    return new Found(deployment, new ArrayList<>(processes.values()), demand);
  }

  private Deployment deployment() {
    var context = spark.sparkContext();
    Map<String, String> conf = new LinkedHashMap<>();
    for (var each : context.getConf().getAll()) {
      conf.put(each._1(), each._2());
    }
    int cpus = Integer.parseInt(conf.getOrDefault("spark.task.cpus", "1"));
    return new Deployment(context.master(), context.defaultParallelism() / cpus, conf);
  }

  private static String lastProfile(Run run) {
    return run
        .workspace()
        .list(Tables.ROUNDS, run.workspace().files(Tables.ROUNDS, run.name()))
        .stream()
        .reduce((first, second) -> second.round() > first.round() ? second : first)
        .map(RoundRow::profile)
        .orElse("");
  }
}
