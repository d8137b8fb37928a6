package org.sparring.jobs.report;

/** One part of a report under its own heading. All texts are plain: the page escapes them. */
public sealed interface Section permits Prose, KeyFacts, Table, Intervals, Chart, Samples {
  String title();

  /** The name of the template that shows it. */
  String template();
}
