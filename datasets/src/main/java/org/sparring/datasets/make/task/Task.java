package org.sparring.datasets.make.task;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A problem whose best policy is known in closed form: a few prompts of one symbol each, responses
 * of a few symbols, and what each response is worth.
 *
 * <p>The symbols are the whole numbers from 1, so that verifiers of answers can read them. A
 * response is regular where it has {@link #length} symbols; the base policy draws regular responses
 * uniformly. Worths lie between 0 and 1, and the best response of every prompt is worth 1.
 */
public interface Task {
  /** Its name in tables. */
  String name();

  /** Number of symbols. */
  int symbols();

  /** Number of prompts, at most that of symbols: prompt c is symbol c. */
  int prompts();

  /** Symbols of a regular response. */
  int length();

  /** What a response is worth; its symbols count from 0, and it need not be regular. */
  double worth(int prompt, int[] response);

  /** The best response to a prompt. */
  int[] best(int prompt);

  /** Worth that the base policy expects. */
  double start(int prompt);

  /**
   * The optimum of worth minus beta times the divergence from the base policy: beta times the
   * logarithm of the mean of exp(worth / beta) over the base policy.
   */
  double regularised(int prompt, double beta);

  /** Who ranks its responses. */
  default Annotator annotator() {
    return Annotator.EXACT;
  }

  /** Every regular response, in the order of its symbols. */
  default List<int[]> regular() {
    List<int[]> all = new ArrayList<>();
    int count = (int) Math.round(Math.pow(symbols(), length()));
    for (int n = 0; n < count; n++) {
      int rest = n;
      int[] response = new int[length()];
      for (int t = length() - 1; t >= 0; t--) {
        response[t] = rest % symbols();
        rest /= symbols();
      }
      all.add(response);
    }
    return all;
  }

  /** The words of the vocabulary that its symbols are. */
  default List<String> words() {
    return IntStream.rangeClosed(1, symbols()).mapToObj(Integer::toString).toList();
  }
}
