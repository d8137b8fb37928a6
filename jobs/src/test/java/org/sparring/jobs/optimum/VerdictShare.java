package org.sparring.jobs.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.Model;
import org.sparring.common.model.Pass;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.part.Encoding;
import org.sparring.datasets.make.task.Task;
import org.sparring.datasets.make.task.TaskRows;
import org.sparring.jobs.reward.Question;

/**
 * How well a judge tells which of two responses is better: the share of the pairs of regular
 * responses of unlike worth on which its verdict is right, each asked in one order.
 *
 * @param task the task
 * @param tokenizer has its words
 */
record VerdictShare(Task task, Tokenizer tokenizer) {
  /** Headings are unknown words to the task's tokenizer, and its labels two of its symbols. */
  private static final Question QUESTION = new Question("a b", "c d", "e f", "1", "2");

  private record Asked(boolean right, Tokens first, Tokens second) {}

  /** The mean over the prompts; a guess is worth a half. */
  double of(Model judge) {
    return IntStream.range(0, task.prompts()).mapToDouble(c -> of(judge, c)).sum() / task.prompts();
  }

  private double of(Model judge, int prompt) {
    List<Asked> asked = asked(prompt);
    List<Tokens> traces = new ArrayList<>();
    asked.forEach(each -> traces.addAll(List.of(each.first(), each.second())));
    double right = 0;
    try (Pass pass = judge.forward(traces, Set.of(Signal.LOG_PROB), false)) {
      for (int i = 0; i < asked.size(); i++) {
        double odds = pass.at(2 * i, Signal.LOG_PROB)[0] - pass.at(2 * i + 1, Signal.LOG_PROB)[0];
        right += (1 + (asked.get(i).right() ? 1 : -1) * Math.signum(odds)) / 2;
      }
    }
    return right / asked.size();
  }

  private List<Asked> asked(int prompt) {
    Encoding encoding = new Encoding(tokenizer::encode, tokenizer.eos());
    List<int[]> responses = task.regular();
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < responses.size(); i++) {
      for (int j = 0; j < i; j++) {
        int[] first = responses.get((i + j) % 2 == 0 ? i : j);
        int[] second = responses.get((i + j) % 2 == 0 ? j : i);
        double worth = task.worth(prompt, first) - task.worth(prompt, second);
        if (Math.abs(worth) > 1e-9) {
          Tokens one = tokens(prompt, first);
          Tokens other = tokens(prompt, second);
          asked.add(
              new Asked(
                  worth > 0,
                  QUESTION.answered(one, other, 0, encoding),
                  QUESTION.answered(one, other, 1, encoding)));
        }
      }
    }
    return asked;
  }

  private Tokens tokens(int prompt, int[] response) {
    int[] ids = IntStream.of(response).map(each -> tokenizer.encode("" + (each + 1))[0]).toArray();
    return new Tokens(TaskRows.context(tokenizer, prompt), ids);
  }
}
