package org.sparring.jobs.recipe;

import org.sparring.common.part.Loss;
import org.sparring.jobs.loss.Aot;
import org.sparring.jobs.loss.AotUnpaired;
import org.sparring.jobs.loss.ApoDown;
import org.sparring.jobs.loss.ApoZero;
import org.sparring.jobs.loss.Degree;
import org.sparring.jobs.loss.Discopop;
import org.sparring.jobs.loss.Dpo;
import org.sparring.jobs.loss.Exo;
import org.sparring.jobs.loss.ExoSamples;
import org.sparring.jobs.loss.Hinge;
import org.sparring.jobs.loss.Ipo;
import org.sparring.jobs.loss.Nca;
import org.sparring.jobs.loss.NcaSamples;
import org.sparring.jobs.loss.OddsRatio;
import org.sparring.jobs.loss.RobustDpo;
import org.sparring.jobs.loss.Smpo;
import org.sparring.jobs.loss.Srpo;
import org.sparring.jobs.loss.Tgdpo;

/** The losses of preferred and dispreferred responses by the name that recipes give them. */
final class PairLosses {
  private PairLosses() {}

  static Slot<Loss> add(Slot<Loss> losses) {
    return losses
        .add("dpo", Dpo.class)
        .add("robust_dpo", RobustDpo.class)
        .add("ipo", Ipo.class)
        .add("hinge", Hinge.class)
        .add("exo", Exo.class)
        .add("nca", Nca.class)
        .add("apo_zero", ApoZero.class)
        .add("apo_down", ApoDown.class)
        .add("discopop", Discopop.class)
        .add("aot", Aot.class)
        .add("aot_unpaired", AotUnpaired.class)
        .add("odds_ratio", OddsRatio.class)
        .add("smpo", Smpo.class)
        .add("tgdpo", Tgdpo.class)
        .add("exo_samples", ExoSamples.class)
        .add("nca_samples", NcaSamples.class)
        .add("srpo", Srpo.class)
        .add("degree", Degree.class);
  }
}
