package org.sparring.jobs.recipe;

import org.sparring.common.part.Loss;
import org.sparring.jobs.loss.Bco;
import org.sparring.jobs.loss.Brain;
import org.sparring.jobs.loss.Kto;
import org.sparring.jobs.loss.NashMd;
import org.sparring.jobs.loss.PlackettLuce;
import org.sparring.jobs.loss.Pro;
import org.sparring.jobs.loss.Rrhf;
import org.sparring.jobs.loss.SoftIpo;
import org.sparring.jobs.loss.Sppo;
import org.sparring.jobs.loss.Trpa;

/** The losses of whole groups: rankings, labels without pairs, and odds of members. */
final class GroupLosses {
  private GroupLosses() {}

  static Slot<Loss> add(Slot<Loss> losses) {
    return losses
        .add("plackett_luce", PlackettLuce.class)
        .add("pro", Pro.class)
        .add("rrhf", Rrhf.class)
        .add("brain", Brain.class)
        .add("trpa", Trpa.class)
        .add("kto", Kto.class)
        .add("bco", Bco.class)
        .add("sppo", Sppo.class)
        .add("nash_md", NashMd.class)
        .add("soft_ipo", SoftIpo.class);
  }
}
