package org.sparring.jobs.report;

import java.util.List;

/** Running text, by paragraph. */
public record Prose(String title, List<String> paragraphs) implements Section {
  public Prose {
    paragraphs = List.copyOf(paragraphs);
  }

  @Override
  public String template() {
    return "prose";
  }
}
