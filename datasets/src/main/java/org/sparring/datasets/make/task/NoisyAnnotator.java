package org.sparring.datasets.make.task;

/**
 * Another task as somebody sees who errs: the optimum is the same, the labels are not.
 *
 * @param of the task
 * @param annotator who errs
 */
public record NoisyAnnotator(Task of, Annotator annotator) implements Task {
  @Override
  public String name() {
    return "noisy_" + of.name();
  }

  @Override
  public int symbols() {
    return of.symbols();
  }

  @Override
  public int prompts() {
    return of.prompts();
  }

  @Override
  public int length() {
    return of.length();
  }

  @Override
  public double worth(int prompt, int[] response) {
    return of.worth(prompt, response);
  }

  @Override
  public int[] best(int prompt) {
    return of.best(prompt);
  }

  @Override
  public double start(int prompt) {
    return of.start(prompt);
  }

  @Override
  public double regularised(int prompt, double beta) {
    return of.regularised(prompt, beta);
  }
}
