package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.util.List;
import org.sparring.jobs.prepare.Context;

/** Names of slices of the data. */
record Slices(List<String> sources) implements Serializable {
  static final String ALL = "all";

  static Slices of(Context context) {
    return new Slices(context.settings().sources().stream().map(each -> each.path()).toList());
  }

  String source(int origin) {
    return "source/" + (origin < sources.size() ? sources.get(origin) : origin);
  }

  static String annotator(String name) {
    return "annotator/" + name;
  }
}
