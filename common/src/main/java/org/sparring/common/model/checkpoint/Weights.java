package org.sparring.common.model.checkpoint;

import java.util.Map;
import org.sparring.common.model.Architecture;

/**
 * A model as its files hold it.
 *
 * @param architecture its shape
 * @param tensors its tensors by Hugging Face's names
 */
public record Weights(Architecture architecture, Map<String, Tensor> tensors) {}
