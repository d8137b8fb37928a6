package org.sparring.common.part;

/** A part that measures the policy against another model. */
public interface Referenced extends Part {
  /** The name of the model that is measured against; empty where there is none. */
  String reference();
}
