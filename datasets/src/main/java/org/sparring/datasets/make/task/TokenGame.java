package org.sparring.datasets.make.task;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A token game: each symbol has a worth of its own, the higher the later it stands among the
 * symbols, and a response is worth the mean over its places. An odd prompt swaps the middle: there
 * the symbols between the first and the last are worth the less the later they stand.
 *
 * @param symbols number of symbols, at least 2
 * @param length number of places
 */
public record TokenGame(int symbols, int length) implements Task {
  @Override
  public String name() {
    return "token_game";
  }

  @Override
  public int prompts() {
    return 2;
  }

  @Override
  public double worth(int prompt, int[] response) {
    int places = Math.min(response.length, length);
    return Arrays.stream(response, 0, places).mapToDouble(s -> symbol(prompt, s)).sum() / length;
  }

  private double symbol(int prompt, int symbol) {
    if (symbol < 0 || symbol >= symbols) {
      return 0;
    }
    boolean middle = symbol > 0 && symbol < symbols - 1;
    int place = prompt % 2 == 1 && middle ? symbols - 1 - symbol : symbol;
    return place / (symbols - 1.0);
  }

  @Override
  public int[] best(int prompt) {
    int[] best = new int[length];
    Arrays.fill(best, symbols - 1);
    return best;
  }

  @Override
  public double start(int prompt) {
    return 0.5;
  }

  @Override
  public double regularised(int prompt, double beta) {
    double sum =
        IntStream.range(0, symbols)
            .mapToDouble(s -> Math.exp(symbol(prompt, s) / (length * beta)))
            .sum();
    return length * beta * Math.log(sum / symbols);
  }
}
