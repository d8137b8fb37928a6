package org.sparring.common.model.dl4j;

import org.nd4j.linalg.schedule.ISchedule;
import org.sparring.common.model.optimise.Schedule;

/**
 * A learning rate over the steps of a run.
 *
 * @param rate the rate that the schedule's factor multiplies
 * @param schedule the factor
 * @param total steps of the run
 */
record RateSchedule(double rate, Schedule schedule, long total) implements ISchedule {
  @Override
  public double valueAt(int iteration, int epoch) {
    return rate * schedule.factor(iteration, total);
  }

  @Override
  public ISchedule clone() {
    return this;
  }
}
