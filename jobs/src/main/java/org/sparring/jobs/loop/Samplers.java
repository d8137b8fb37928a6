package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sparring.common.data.Decoding;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Models;
import org.sparring.common.model.Sampler;

/**
 * What a stream's samples are drawn from.
 *
 * @param policy name of the model that writes where a decoding names none
 * @param models models of the recipe by name
 */
record Samplers(String policy, Function<String, LanguageModel> models) {
  /** The policy, or the mixture that a decoding names. */
  Sampler of(Decoding decoding) {
    if (decoding.mixture().isEmpty()) {
      return models.apply(policy);
    }
    List<LanguageModel> mixed = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    decoding
        .mixture()
        .forEach(
            (name, weight) -> {
              mixed.add(models.apply(name));
              weights.add(weight);
            });
    return Models.mixture(mixed, weights);
  }
}
