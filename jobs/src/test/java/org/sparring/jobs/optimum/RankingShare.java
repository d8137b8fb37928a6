package org.sparring.jobs.optimum;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.Model;
import org.sparring.common.model.Pass;
import org.sparring.common.model.Tokenizer;
import org.sparring.datasets.make.task.Task;
import org.sparring.datasets.make.task.TaskRows;

/**
 * How well a reward model ranks: the share of the pairs of regular responses of unlike worth that
 * it puts in the right order, ties counting a half.
 *
 * @param task the task
 * @param tokenizer has its words
 */
record RankingShare(Task task, Tokenizer tokenizer) {

  /** The mean over the prompts; a guess is worth a half. */
  double of(Model reward) {
    return IntStream.range(0, task.prompts()).mapToDouble(c -> of(reward, c)).sum()
        / task.prompts();
  }

  private double of(Model reward, int prompt) {
    List<int[]> responses = task.regular();
    List<Tokens> traces = responses.stream().map(each -> tokens(prompt, each)).toList();
    double right = 0;
    int pairs = 0;
    try (Pass pass = reward.forward(traces, Set.of(Signal.SCORE), false)) {
      for (int i = 0; i < traces.size(); i++) {
        for (int j = 0; j < i; j++) {
          double worth =
              task.worth(prompt, responses.get(i)) - task.worth(prompt, responses.get(j));
          double score = pass.at(i, Signal.SCORE)[0] - pass.at(j, Signal.SCORE)[0];
          if (Math.abs(worth) > 1e-9) {
            pairs++;
            right += (1 + Math.signum(worth) * Math.signum(score)) / 2;
          }
        }
      }
    }
    return right / pairs;
  }

  private Tokens tokens(int prompt, int[] response) {
    IntStream ids = IntStream.of(response).map(symbol -> tokenizer.encode("" + (symbol + 1))[0]);
    int[] ended = IntStream.concat(ids, IntStream.of(tokenizer.eos())).toArray();
    return new Tokens(TaskRows.context(tokenizer, prompt), ended);
  }
}
