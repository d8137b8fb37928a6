package org.sparring.jobs.prepare.audit;

/** How many pairs have labels, and which. */
final class LabelCensus implements Sum<Labels, LabelCensus> {
  private static final long serialVersionUID = 1L;

  private long several;
  private int classes = 2;

  @Override
  public void add(Labels unit) {
    several += unit.size() > 1 ? 1 : 0;
    for (int label : unit.labels()) {
      classes = Math.max(classes, label + 1);
    }
  }

  @Override
  public void merge(LabelCensus other) {
    several += other.several;
    classes = Math.max(classes, other.classes);
  }

  /** Pairs of at least two labels. */
  long several() {
    return several;
  }

  /** Two, or three where there are ties. */
  int classes() {
    return classes;
  }
}
