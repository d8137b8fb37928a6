package org.sparring.jobs.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
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
import org.sparring.datasets.make.task.TaskWorth;

/**
 * What a policy is worth on a task: the sum over every response that it can give in as many tokens
 * as a regular response has symbols.
 *
 * @param task the task
 * @param tokenizer has its words
 */
record PolicyValue(Task task, Tokenizer tokenizer) {

  /** The mean over the prompts. */
  double of(Model policy) {
    return IntStream.range(0, task.prompts()).mapToDouble(c -> of(policy, c)).sum()
        / task.prompts();
  }

  private double of(Model policy, int prompt) {
    List<int[]> responses = all();
    int[] context = TaskRows.context(tokenizer, prompt);
    List<Tokens> traces = responses.stream().map(ids -> new Tokens(context, ids)).toList();
    double mass = 0;
    double value = 0;
    try (Pass pass = policy.forward(traces, Set.of(Signal.LOG_PROB), false)) {
      for (int i = 0; i < traces.size(); i++) {
        double log = 0;
        for (double each : pass.at(i, Signal.LOG_PROB)) {
          log += each;
        }
        mass += Math.exp(log);
        String text = tokenizer.decode(responses.get(i));
        value += Math.exp(log) * task.worth(prompt, TaskWorth.symbols(text));
      }
    }
    assertThat(mass).as("all responses together").isCloseTo(1, within(1e-4));
    return value;
  }

  /** Every sequence that ends with end-of-sequence, or is cut at the length of a regular one. */
  private List<int[]> all() {
    List<int[]> done = new ArrayList<>();
    List<int[]> open = List.of(new int[0]);
    for (int length = 1; length <= task.length(); length++) {
      List<int[]> next = new ArrayList<>();
      for (int[] prefix : open) {
        for (int id = 0; id < tokenizer.size(); id++) {
          int[] longer = IntStream.concat(IntStream.of(prefix), IntStream.of(id)).toArray();
          (id == tokenizer.eos() || length == task.length() ? done : next).add(longer);
        }
      }
      open = next;
    }
    return done;
  }
}
