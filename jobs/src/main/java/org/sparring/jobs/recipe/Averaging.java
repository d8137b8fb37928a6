package org.sparring.jobs.recipe;

import java.io.Serializable;
import org.sparring.common.config.Param;
import org.sparring.common.part.Outer;
import org.sparring.jobs.outer.Mean;

/** Local steps and the averaging of what they moved. */
public record Averaging(
    @Param(
            value =
                "Who averages: slices, or dl4j, the master of DeepLearning4J's Spark module, for"
                    + " networks over features.",
            or = "slices")
        By by,
    @Param(value = "Logical workers; the result does not depend on executors.", or = "4", min = 1)
        int workers,
    @Param(value = "Optimiser steps of a worker in a round.", or = "4", min = 1) int localSteps,
    @Param(value = "Outer step.", or = "mean") Outer outer)
    implements Serializable {

  /** The plain mean of what workers moved, by slices. */
  public static Averaging mean(int workers, int localSteps) {
    return new Averaging(By.SLICES, workers, localSteps, new Mean());
  }

  /** Who takes the local steps and averages. */
  public enum By {
    /** Reducers that read slices of the workers' deltas in their order. */
    SLICES("slices: reducers read their slices of the workers' deltas in worker order."),
    /** DL4J Spark's own master: unweighted, in the order in which workers end. */
    DL4J(
        "dl4j: DL4J Spark's master takes the local steps and averages, unweighted; the outer step"
            + " is that mean.");

    private final String sentence;

    By(String sentence) {
      this.sentence = sentence;
    }

    /** What it does, for listings. */
    public String sentence() {
      return sentence;
    }
  }
}
