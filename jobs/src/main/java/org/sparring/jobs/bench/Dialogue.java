package org.sparring.jobs.bench;

import java.util.List;

/**
 * A dialogue with two endings.
 *
 * @param turns of both speakers, the person's first and last
 */
public record Dialogue(List<String> turns, String chosen, String rejected) {
  public Dialogue {
    turns = List.copyOf(turns);
  }

  /** As Anthropic's files write it. */
  String text(String ending) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < turns.size(); i++) {
      text.append(i % 2 == 0 ? "\n\nHuman: " : "\n\nAssistant: ").append(turns.get(i));
    }
    return text.append("\n\nAssistant: ").append(ending).toString();
  }
}
