package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  /** The policy, or the model or mixture that a decoding names. */
  Sampler of(Decoding decoding) {
    Map<String, Double> mixture = decoding.mixture();
    if (mixture.isEmpty()) {
      return models.apply(policy);
    }
    if (mixture.size() == 1 && mixture.containsValue(1.0)) {
      return models.apply(mixture.keySet().iterator().next());
    }
    List<LanguageModel> mixed = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    mixture.forEach(
        (name, weight) -> {
          mixed.add(models.apply(name));
          weights.add(weight);
        });
    return Models.mixture(mixed, weights);
  }
}
