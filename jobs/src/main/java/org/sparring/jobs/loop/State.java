package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import org.sparring.common.workspace.FileEntry;

/**
 * What a round reads: committed by the round before it, or by the run's first stage.
 *
 * @param round the round that reads it, from 0
 * @param steps optimiser steps that each worker has taken
 * @param models current vector of every model
 * @param outer outer state by model
 * @param inner inner optimiser state by {@code model/worker}
 * @param numbers cursors, carried tallies and memories, by name
 */
public record State(
    int round,
    long steps,
    SortedMap<String, Snapshot> models,
    SortedMap<String, List<FileEntry>> outer,
    SortedMap<String, List<FileEntry>> inner,
    SortedMap<String, double[]> numbers)
    implements Serializable {

  /** A vector carried under a name, or the given one in the first round. */
  public double[] number(String name, double[] first) {
    return numbers.getOrDefault(name, first);
  }

  /** Files of a worker's inner optimiser state; empty in the first round. */
  public List<FileEntry> innerOf(String model, int worker) {
    return inner.getOrDefault(innerName(model, worker), List.of());
  }

  /** Files of the models' vectors that a run wrote itself. */
  public List<FileEntry> filesOf(String run) {
    String prefix = "parameters/" + run + "/";
    return models.values().stream()
        .flatMap(each -> each.files().stream())
        .filter(each -> each.path().startsWith(prefix))
        .distinct()
        .toList();
  }

  public static String innerName(String model, int worker) {
    return model + "/" + worker;
  }
}
