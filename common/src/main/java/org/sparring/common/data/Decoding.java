package org.sparring.common.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How tokens are drawn.
 *
 * @param temperature divides the logits; above 0
 * @param topK keep the k most likely tokens, 0 keeps all
 * @param topP keep the smallest set of most likely tokens whose mass reaches this, 1 keeps all
 * @param maxNew budget of new tokens
 * @param greedy take the most likely token, the lowest id on a tie
 * @param stop ids that end a sequence besides end-of-sequence; the id is kept as its last token
 * @param mixture weights of the logits by model, where tokens are drawn from several models
 *     together: softmax(sum_m w_m logits_m / temperature); empty draws from the policy alone
 */
public record Decoding(
    double temperature,
    int topK,
    double topP,
    int maxNew,
    boolean greedy,
    List<Integer> stop,
    SortedMap<String, Double> mixture)
    implements Serializable {
  public Decoding {
    stop = List.copyOf(stop);
    mixture = Collections.unmodifiableSortedMap(new TreeMap<>(mixture));
  }

  /** Ends at end-of-sequence alone. */
  public Decoding(double temperature, int topK, double topP, int maxNew, boolean greedy) {
    this(temperature, topK, topP, maxNew, greedy, List.of(), new TreeMap<>());
  }

  /** The same, ended by these ids too. */
  public Decoding stopping(List<Integer> ids) {
    List<Integer> all = new ArrayList<>(stop);
    all.addAll(ids);
    return new Decoding(temperature, topK, topP, maxNew, greedy, all, mixture);
  }

  /** The same, from several models together. */
  public Decoding mixing(Map<String, Double> weights) {
    return new Decoding(temperature, topK, topP, maxNew, greedy, stop, new TreeMap<>(weights));
  }

  public static Decoding sampling(double temperature, int maxNew) {
    return new Decoding(temperature, 0, 1.0, maxNew, false);
  }

  public static Decoding greedy(int maxNew) {
    return new Decoding(1.0, 0, 1.0, maxNew, true);
  }
}
