package org.sparring.jobs.prepare;

import org.sparring.common.data.table.Source;

/** A flow as bytes: its kind, then what it holds. Rows that are being made are none. */
final class PackedFlow {
  private static final int DRAFT = 0;
  private static final int REJECTION = 1;
  private static final int TALLY = 2;
  private static final int FINDING = 3;

  private PackedFlow() {}

  static void put(Packing out, Flow flow) {
    if (flow instanceof Draft draft) {
      PackedDraft.put(out.put(DRAFT), draft);
    } else if (flow instanceof Rejection lost) {
      put(out.put(REJECTION), lost);
    } else if (flow instanceof Tally tally) {
      put(out.put(TALLY), tally);
    } else if (flow instanceof Finding finding) {
      put(out.put(FINDING), finding);
    } else {
      throw new IllegalStateException("a row that is being made is no flow between stages");
    }
  }

  static byte[] bytes(Flow flow) {
    Packing out = new Packing();
    put(out, flow);
    return out.bytes();
  }

  static Flow from(Unpacking in) {
    int kind = in.number();
    return switch (kind) {
      case DRAFT -> PackedDraft.from(in);
      case REJECTION -> rejection(in);
      case TALLY -> tally(in);
      case FINDING -> finding(in);
      default -> throw new IllegalStateException("no flow is of kind " + kind);
    };
  }

  private static void put(Packing out, Rejection lost) {
    out.put(lost.origin()).put(lost.source().file()).put(lost.source().position());
    out.put(lost.stage()).put(lost.reason()).put(lost.outcome().ordinal()).put(lost.key());
    out.put(lost.amount()).put(lost.detail()).put(lost.made());
  }

  private static Rejection rejection(Unpacking in) {
    return new Rejection(
        in.number(),
        new Source(in.text(), in.wide()),
        in.text(),
        in.text(),
        Rejection.Outcome.values()[in.number()],
        in.text(),
        in.wide(),
        in.text(),
        in.truth());
  }

  private static void put(Packing out, Tally tally) {
    out.put(tally.origin()).put(tally.file()).put(tally.stage()).put(tally.ofMade());
    out.put(tally.in()).put(tally.kept()).put(tally.merged()).put(tally.expanded());
    out.put(tally.dropped()).put(tally.made()).put(tally.cut()).put(tally.sample());
    out.put(tally.unselected());
  }

  private static Tally tally(Unpacking in) {
    return new Tally(
        in.number(),
        in.text(),
        in.text(),
        in.truth(),
        in.wide(),
        in.wide(),
        in.wide(),
        in.wide(),
        in.wide(),
        in.wide(),
        in.wide(),
        in.text(),
        in.wide());
  }

  private static void put(Packing out, Finding finding) {
    out.put(finding.stage()).put(finding.name()).put(finding.slice()).put(finding.value());
    out.put(finding.low()).put(finding.high()).put(finding.n());
  }

  private static Finding finding(Unpacking in) {
    return new Finding(in.text(), in.text(), in.text(), in.real(), in.real(), in.real(), in.wide());
  }
}
