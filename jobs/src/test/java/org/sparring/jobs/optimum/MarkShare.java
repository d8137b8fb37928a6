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
import org.sparring.datasets.make.task.Task;
import org.sparring.datasets.make.task.TaskRows;
import org.sparring.jobs.loss.Mark;

/**
 * How well a classifier tells mistakes: the mean, over symbols that are right and over those that
 * are wrong, of the share that it marks so, in all regular responses.
 *
 * @param task the task
 * @param tokenizer has its words
 */
record MarkShare(Task task, Tokenizer tokenizer) {

  /** The mean over the prompts; one mark for all is worth a half. */
  double of(Model classifier) {
    return IntStream.range(0, task.prompts()).mapToDouble(c -> of(classifier, c)).sum()
        / task.prompts();
  }

  private double of(Model classifier, int prompt) {
    List<Tokens> traces = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    int[] best = task.best(prompt);
    for (int[] response : task.regular()) {
      for (int t = 0; t < response.length; t++) {
        traces.add(new Tokens(TaskRows.context(tokenizer, prompt), shown(response, t)));
        marks.add(response[t] == best[t] ? Mark.RIGHT : Mark.WRONG);
      }
    }
    int[] all = new int[Mark.values().length];
    int[] found = new int[all.length];
    try (Pass pass = classifier.forward(traces, Set.of(Signal.HEAD), false)) {
      for (int i = 0; i < traces.size(); i++) {
        int mark = marks.get(i).ordinal();
        all[mark]++;
        found[mark] += greatest(pass.at(i, Signal.HEAD)) == mark ? 1 : 0;
      }
    }
    return (found[1] / (double) all[1] + found[2] / (double) all[2]) / 2;
  }

  /** A response up to a symbol, an end after each. */
  private int[] shown(int[] response, int last) {
    int[] ids = new int[2 * (last + 1)];
    for (int t = 0; t <= last; t++) {
      ids[2 * t] = tokenizer.encode("" + (response[t] + 1))[0];
      ids[2 * t + 1] = tokenizer.eos();
    }
    return ids;
  }

  private static int greatest(double[] head) {
    int best = 0;
    for (int k = 1; k < head.length; k++) {
      best = head[k] > head[best] ? k : best;
    }
    return best;
  }
}
