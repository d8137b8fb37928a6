package org.sparring.jobs.prepare.filter;

import java.util.List;

/** Finds one kind of personal data in a text. */
interface Finder {
  /** In the order of the text, none inside another. */
  List<Span> in(String text);
}
