package org.sparring.datasets.make.task;

/**
 * A chain: a step counts only where all steps before it were right, so that credit must reach far
 * back. The right symbol of step t is the one t + 1 after the first, and in the last step as many
 * further as the prompt says.
 *
 * @param symbols number of symbols
 * @param length number of steps
 */
public record Chain(int symbols, int length) implements Task {
  @Override
  public String name() {
    return "chain";
  }

  @Override
  public int prompts() {
    return 2;
  }

  @Override
  public double worth(int prompt, int[] response) {
    int[] best = best(prompt);
    int right = 0;
    while (right < Math.min(response.length, length) && response[right] == best[right]) {
      right++;
    }
    return (double) right / length;
  }

  @Override
  public int[] best(int prompt) {
    int[] best = new int[length];
    for (int t = 0; t < length; t++) {
      best[t] = (t + 1 + (t == length - 1 ? prompt : 0)) % symbols;
    }
    return best;
  }

  @Override
  public double start(int prompt) {
    double sum = 0;
    for (int k = 1; k <= length; k++) {
      sum += Math.pow(symbols, -k);
    }
    return sum / length;
  }

  @Override
  public double regularised(int prompt, double beta) {
    double mean = Math.pow(symbols, -length) * Math.exp(1 / beta);
    for (int k = 0; k < length; k++) {
      mean += Math.pow(symbols, -k) * (1 - 1.0 / symbols) * Math.exp(k / (length * beta));
    }
    return beta * Math.log(mean);
  }
}
