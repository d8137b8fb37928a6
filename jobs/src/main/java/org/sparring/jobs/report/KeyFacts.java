package org.sparring.jobs.report;

import java.util.List;

/** A few values that a reader should see first; {@code note} may be empty. */
public record KeyFacts(String title, String note, List<Fact> facts) implements Section {
  public KeyFacts {
    facts = List.copyOf(facts);
  }

  @Override
  public String template() {
    return "facts";
  }
}
