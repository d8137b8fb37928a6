package org.sparring.jobs.report;

import java.util.List;

/** Texts side by side, by prompt; {@code note} may be empty. */
public record Samples(String title, String note, List<Sample> samples) implements Section {
  public Samples {
    samples = List.copyOf(samples);
  }

  /** A prompt with its responses, as before and after training. */
  public record Sample(String prompt, List<Response> responses) {
    public Sample {
      responses = List.copyOf(responses);
    }
  }

  /**
   * One response.
   *
   * @param label who wrote it: a recipe, a round
   * @param text as it is; line ends are kept
   * @param scores what rewards say of it
   */
  public record Response(String label, String text, List<Fact> scores) {
    public Response {
      scores = List.copyOf(scores);
    }
  }

  @Override
  public String template() {
    return "samples";
  }
}
