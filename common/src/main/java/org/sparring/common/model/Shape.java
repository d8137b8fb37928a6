package org.sparring.common.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.Set;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Architecture.Output;

/**
 * The shape of a model, which its parameters fit: everything that {@link Models} needs to build it.
 *
 * <p>Manifests name the kind; those written before there were two hold transformers.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Architecture.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Architecture.class, name = "transformer"),
  @JsonSubTypes.Type(value = FeatureShape.class, name = "features")
})
public sealed interface Shape extends Serializable permits Architecture, FeatureShape {
  /** What it gives besides what its kind always gives. */
  Set<Output> outputs();

  /**
   * The same shape with further heads.
   *
   * @throws UserException where its kind has no such head
   */
  Shape and(Set<Output> more);

  /**
   * The same shape for longer or shorter sequences.
   *
   * @throws UserException where the length of sequences cannot be changed
   */
  Shape reaching(int sequence);

  /**
   * The same shape with a k-way head.
   *
   * @throws UserException where its kind has none, or it has one of another width
   */
  Shape saying(int numbers);
}
