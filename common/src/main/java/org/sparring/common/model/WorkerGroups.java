package org.sparring.common.model;

import java.io.Serializable;
import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;

/** The groups of one worker's round, read where its task runs. */
@FunctionalInterface
public interface WorkerGroups extends Serializable {
  /** The groups in the order of the worker's steps, as many as its steps ask for. */
  List<Group<Credited>> read();
}
