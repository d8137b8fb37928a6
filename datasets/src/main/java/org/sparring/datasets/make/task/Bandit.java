package org.sparring.datasets.make.task;

/**
 * A bandit with two contexts: one symbol, of which the one after the prompt's is the best, the best
 * one of the other prompt is worth {@value #OTHER}, and the rest is worth nothing.
 *
 * @param symbols number of arms, at least 3
 */
public record Bandit(int symbols) implements Task {
  private static final double OTHER = 0.6;

  @Override
  public String name() {
    return "bandit";
  }

  @Override
  public int prompts() {
    return 2;
  }

  @Override
  public int length() {
    return 1;
  }

  @Override
  public double worth(int prompt, int[] response) {
    if (response.length != 1) {
      return 0;
    }
    return response[0] == prompt + 1 ? 1 : response[0] == 2 - prompt ? OTHER : 0;
  }

  @Override
  public int[] best(int prompt) {
    return new int[] {prompt + 1};
  }

  @Override
  public double start(int prompt) {
    return (1 + OTHER) / symbols;
  }

  @Override
  public double regularised(int prompt, double beta) {
    double sum = Math.exp(1 / beta) + Math.exp(OTHER / beta) + symbols - 2;
    return beta * Math.log(sum / symbols);
  }
}
