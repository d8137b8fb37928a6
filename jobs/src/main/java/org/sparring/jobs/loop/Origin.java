package org.sparring.jobs.loop;

import java.io.Serializable;
import org.sparring.common.model.Architecture;
import org.sparring.common.random.Draw;

/** Where the first numbers of a model come from. */
sealed interface Origin extends Serializable {
  Architecture architecture();

  /** Random numbers. */
  record Fresh(Architecture architecture, Draw draw) implements Origin {}

  /** A checkpoint folder; heads that it lacks are random. */
  record Loaded(Architecture architecture, String folder, Draw draw) implements Origin {}

  /** Another model's vector; heads that it lacks are random. */
  record Derived(Architecture architecture, Snapshot source, Draw draw) implements Origin {}
}
