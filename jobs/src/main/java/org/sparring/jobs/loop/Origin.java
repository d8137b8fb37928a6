package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.Set;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Output;

/** Where the first numbers of a model come from. */
sealed interface Origin extends Serializable {
  /** Random numbers. */
  record Fresh(Architecture architecture) implements Origin {}

  /** A checkpoint folder; further heads are random. */
  record Loaded(String folder, Set<Output> more) implements Origin {}

  /** Another model's vector; further heads are random. */
  record Derived(Snapshot source, Set<Output> more) implements Origin {}
}
