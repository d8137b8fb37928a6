package org.sparring.datasets.make;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is known of the gold reward over some prompts, exactly, without sampling.
 *
 * @param corpus mean worth of the demonstrations
 * @param optimum mean worth of the best replies
 * @param corpusWords mean number of words of the demonstrations
 * @param optimumWords mean number of words of the best replies
 */
public record GoldSummary(double corpus, double optimum, double corpusWords, double optimumWords) {
  private static final GoldReward WORDS = new GoldReward(0, 0, 0, 0, 0, 0, -1);

  /** The summary over prompts, in their order. */
  public static GoldSummary of(List<Prompt> prompts) {
    GoldReward gold = GoldReward.DEMO;
    return new GoldSummary(
        mean(prompts, p -> Demonstrator.mean(gold, p)),
        mean(prompts, gold::optimum),
        mean(prompts, p -> Demonstrator.mean(WORDS, p)),
        mean(prompts, p -> Grammar.words(gold.best(p))));
  }

  /** The corpus mean as a share of the optimum. */
  public double share() {
    return corpus / optimum;
  }

  /** How far a mean has gone from a start, such as that of SFT, to the optimum. */
  public double gained(double start, double mean) {
    return (mean - start) / (optimum - start);
  }

  /** Whether a reply belongs to the demo language. */
  public static boolean grammatical(String reply) {
    return Reply.read(reply).isPresent();
  }

  private static double mean(List<Prompt> prompts, ToDoubleFunction<Prompt> of) {
    double sum = 0;
    for (Prompt prompt : prompts) {
      sum += of.applyAsDouble(prompt);
    }
    return sum / prompts.size();
  }
}
