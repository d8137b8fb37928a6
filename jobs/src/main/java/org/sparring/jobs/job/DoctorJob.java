package org.sparring.jobs.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Param;
import org.sparring.common.config.Settings;
import org.sparring.common.model.Numerics;
import org.sparring.jobs.doctor.Demand;
import org.sparring.jobs.doctor.Finding;

/** Looks whether a run could begin here, as a run itself does, and says all that it finds. */
public final class DoctorJob implements Job {
  private static final long MEBIBYTE = 1L << 20;

  /** What it is told. */
  public record Keys(
      @Param(value = "Rows of the range that Spark is asked to count.", or = "1000", min = 1)
          long rows,
      @Param(value = "What bits depend on.", or = "{}") Numerics numerics,
      @Param(
              value = "MiB outside the Java heap that one task of the run will take.",
              or = "512",
              min = 0)
          long taskMemory) {}

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "Looks whether a run could begin here: Java, glibc, cache, slots, memory, numerics.";
  }

  @Override
  public Class<? extends Record> settings() {
    return Keys.class;
  }

  @Override
  public Result run(SparkSession spark, Settings settings) {
    Keys keys = settings.bind(Keys.class);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("spark", spark.version());
    facts.put("master", spark.sparkContext().master());
    Numerics numerics = keys.numerics();
    Demand demand =
        new Demand(numerics.threads(), keys.taskMemory() * MEBIBYTE, numerics.mixed(), "");
    List<Finding> findings = new Preflight(spark).findings(demand, numerics);
    for (Finding each : findings) {
      String level = each.level().name().toLowerCase(Locale.ROOT);
      facts.put(each.about(), level + ": " + each.message());
    }
    long failed = findings.stream().filter(each -> each.level() == Finding.Level.FAIL).count();
    if (failed > 0) {
      return new Result(ExitCode.USAGE, "%d of the checks fail".formatted(failed), facts);
    }
    facts.put("rows", spark.range(keys.rows()).count());
    return Result.done("a run can begin here", facts);
  }
}
