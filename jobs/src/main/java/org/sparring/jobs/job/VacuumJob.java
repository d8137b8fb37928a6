package org.sparring.jobs.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.workspace.Vacuum;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.loop.TrainLoop;

/** Deletes files of a workspace that nothing needs; see {@link Vacuum}. */
public final class VacuumJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(VacuumJob.class);

  @Override
  public String name() {
    return "vacuum";
  }

  @Override
  public String summary() {
    return "Deletes what lost attempts and dead drivers left; --dry-run lists it.";
  }

  @Override
  public Class<? extends Record> settings() {
    return VacuumSettings.class;
  }

  @Override
  public boolean usesSpark() {
    return false;
  }

  @Override
  public String preview(Settings settings) {
    VacuumSettings bound = settings.bind(VacuumSettings.class);
    Vacuum.Found found = vacuum(null, bound).find(bound.run(), bound.age());
    String lines =
        found.garbage().stream()
            .map(each -> "would delete %s (%d bytes)%n".formatted(each.path(), each.bytes()))
            .collect(Collectors.joining());
    return lines + "would delete " + told(found) + System.lineSeparator();
  }

  @Override
  public Result run(SparkSession spark, Settings settings) {
    VacuumSettings bound = settings.bind(VacuumSettings.class);
    Vacuum vacuum = vacuum(spark, bound);
    Vacuum.Found found = vacuum.find(bound.run(), bound.age());
    vacuum.delete(found);
    found.garbage().forEach(each -> LOG.info("deleted {} ({} bytes)", each.path(), each.bytes()));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("files", found.garbage().size());
    facts.put("bytes", found.bytes());
    facts.put("foreign", found.foreign());
    facts.put("spared", List.copyOf(found.spared().keySet()));
    boolean damaged = found.spared().values().stream().anyMatch(Vacuum.Spared::damaged);
    ExitCode code = damaged ? ExitCode.INPUT : ExitCode.DONE;
    return new Result(code, "deleted " + told(found), facts);
  }

  private static Vacuum vacuum(SparkSession spark, VacuumSettings bound) {
    Workspace workspace = Workspace.open(bound.workspace(), Sessions.hadoop(spark));
    return new Vacuum(workspace, TrainLoop.ROUND);
  }

  private static String told(Vacuum.Found found) {
    String told = "%d files of %d bytes".formatted(found.garbage().size(), found.bytes());
    return found.spared().isEmpty()
        ? told
        : told
            + found.spared().entrySet().stream()
                .map(each -> "; run `%s`: %s".formatted(each.getKey(), each.getValue().reason()))
                .collect(Collectors.joining());
  }
}
