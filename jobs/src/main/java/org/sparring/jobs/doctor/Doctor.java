package org.sparring.jobs.doctor;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sparring.common.config.UserException;
import org.sparring.jobs.doctor.Finding.Level;

/** All checks of the environment. */
public final class Doctor {
  private static final List<Check> BEFORE_ENGINE =
      List.of(new JavaCheck(), new GlibcCheck(), new CacheCheck(), new SlotsCheck());
  private static final List<Check> ALL =
      List.of(
          new JavaCheck(),
          new GlibcCheck(),
          new CacheCheck(),
          new SlotsCheck(),
          new MemoryCheck(),
          new ProfileCheck());
  private static final String TASK_GPU = "spark.task.resource.gpu.amount";

  private Doctor() {}

  /** What every check says. */
  public static List<Finding> findings(Found found) {
    return ALL.stream().map(each -> each.look(found)).toList();
  }

  /** Whether the engine can be loaded; where it cannot, asking it could kill the process. */
  public static boolean engineLoads(Found found) {
    return BEFORE_ENGINE.stream().noneMatch(each -> each.look(found).level() == Level.FAIL);
  }

  /**
   * Ends a job whose environment does not do.
   *
   * @throws UserException with the remedy of everything that fails
   */
  public static void require(List<Finding> findings) {
    List<Finding> failed = findings.stream().filter(each -> each.level() == Level.FAIL).toList();
    if (!failed.isEmpty()) {
      throw UserException.settings(
          failed.stream()
              .map(each -> each.about() + ": " + each.message())
              .collect(Collectors.joining("\n")));
    }
  }

  /**
   * Refuses what Spark would wait for without an end, before a session is started.
   *
   * @throws UserException where tasks of a local master ask for a GPU
   */
  public static void refuseLocalGpu(String master, Map<String, String> conf) {
    double asked = Double.parseDouble(conf.getOrDefault(TASK_GPU, "0"));
    if (Deployment.local(master) && asked > 0) {
      throw UserException.settings(
          "master %s has no GPU to give to tasks, and Spark would wait for one: leave out --conf %s=%s"
              .formatted(master, TASK_GPU, conf.get(TASK_GPU)));
    }
  }
}
