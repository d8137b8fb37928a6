package org.sparring.jobs.loop;

import java.util.Map;
import java.util.function.Function;
import org.sparring.common.data.Decoding;
import org.sparring.common.model.LanguageModel;

/**
 * What a stream's samples are drawn from.
 *
 * @param policy name of the model that writes where a decoding names none
 * @param models models of the recipe by name
 */
record Samplers(String policy, Function<String, LanguageModel> models) {
  /** The policy, or the model that a decoding names. */
  LanguageModel of(Decoding decoding) {
    Map<String, Double> mixture = decoding.mixture();
    if (mixture.size() > 1) {
      throw new IllegalArgumentException("samples of several models together: " + mixture);
    }
    return models.apply(mixture.isEmpty() ? policy : mixture.keySet().iterator().next());
  }
}
