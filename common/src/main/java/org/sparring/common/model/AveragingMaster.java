package org.sparring.common.model;

import java.util.List;
import org.sparring.common.config.UserException;
import org.sparring.common.model.optimise.Optimiser;
import org.sparring.common.model.optimise.Schedule;

/**
 * An engine's own way to take the local steps of all workers and to average what they moved:
 * unweighted, at the driver, in the order in which workers end.
 */
@FunctionalInterface
public interface AveragingMaster {
  /**
   * Takes one round.
   *
   * @param plan what is trained, and how
   * @param before what the round reads
   * @param workers the groups of each worker
   * @return what the round leaves
   */
  Trained average(Plan plan, Trained before, List<WorkerGroups> workers);

  /** For fleets that no engine brings a master for. */
  static AveragingMaster none() {
    return (plan, before, workers) -> {
      throw UserException.settings(
          "averaging.by = dl4j needs a Spark session; with slices it runs anywhere");
    };
  }

  /**
   * What is trained, and how.
   *
   * @param shape the network
   * @param optimiser inner optimiser of every worker
   * @param schedule factor of the learning rate
   * @param objective what a step minimises
   * @param localSteps steps of a worker
   * @param groupsPerStep groups of a step
   * @param firstStep steps that were taken before, of {@code totalSteps}
   * @param totalSteps steps of the run
   */
  record Plan(
      FeatureShape shape,
      Optimiser optimiser,
      Schedule schedule,
      GroupObjective objective,
      int localSteps,
      int groupsPerStep,
      long firstStep,
      long totalSteps) {}

  /**
   * A vector and what its optimiser remembers.
   *
   * @param parameters the vector
   * @param state as many vectors as the optimiser keeps, averaged like the parameters
   * @param loss mean of the workers' last losses; NaN before the first step
   */
  record Trained(float[] parameters, List<float[]> state, double loss) {}
}
