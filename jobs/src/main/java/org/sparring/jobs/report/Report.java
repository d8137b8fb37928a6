package org.sparring.jobs.report;

import java.util.List;

/**
 * What a page shows.
 *
 * @param title heading and title of the page
 * @param lead one or two sentences on what was run and what came out; may be empty
 * @param facts about the run: recipe, rounds, seed, versions, times
 * @param sections in the order of the page
 */
public record Report(String title, String lead, List<Fact> facts, List<Section> sections) {
  public Report {
    facts = List.copyOf(facts);
    sections = List.copyOf(sections);
  }

  /** Whether the page needs the chart library. */
  public boolean drawn() {
    return sections.stream().anyMatch(Chart.class::isInstance);
  }
}
