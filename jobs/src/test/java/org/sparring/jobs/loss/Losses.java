package org.sparring.jobs.loss;

import java.util.stream.Stream;
import org.sparring.common.part.Loss;
import org.sparring.jobs.loss.KlTerm.Estimator;

/** Every loss with settings that reach all of its branches; a new loss adds its lines here. */
final class Losses {
  private Losses() {}

  static Stream<Loss> all() {
    return Stream.of(
        new Clipped(0.2, 0, MeanOver.TOKEN, "policy"),
        new Clipped(0.2, 0.28, MeanOver.SEQUENCE, "policy"),
        new ClippedSequence(0.2, 0, "policy"),
        new ClippedSequence(0.2, 0.28, "policy"),
        new Reinforce(MeanOver.TOKEN, "policy"),
        new Reinforce(MeanOver.SEQUENCE, "policy"),
        new EntropyTerm(MeanOver.TOKEN, "policy"),
        new EntropyTerm(MeanOver.SEQUENCE, "policy"),
        new ValueError(0.2, MeanOver.TOKEN, "critic"),
        new ValueError(0.05, MeanOver.SEQUENCE, "critic"),
        new KlTerm(Estimator.K1, MeanOver.TOKEN, "policy", "reference"),
        new KlTerm(Estimator.K2, MeanOver.SEQUENCE, "policy", "reference"),
        new KlTerm(Estimator.K3, MeanOver.TOKEN, "policy", "reference"),
        new KlTerm(Estimator.K3, MeanOver.SEQUENCE, "policy", "reference"),
        new Dpo(0.1, 0, "policy", "reference"),
        new Dpo(0.5, 0.1, "policy", "reference"),
        new SftTerm(SftTerm.Members.BEST, MeanOver.TOKEN, "policy"),
        new SftTerm(SftTerm.Members.ALL, MeanOver.SEQUENCE, "policy"),
        new BradleyTerry(false, 0, "reward"),
        new BradleyTerry(true, 0.01, "reward"),
        new PlackettLuce(false, "reward"),
        new PlackettLuce(true, "reward"),
        new Pro(Pro.Gap.REWARD, 0.05, "policy"),
        new Pro(Pro.Gap.RANK, 0, "policy"),
        new Rrhf(1, 1, 1, false, "policy"),
        new Rrhf(100, 0.5, 0.5, true, "policy"),
        new Brain(1, "policy", "reference", "policy"),
        new Trpa(0.5, 2.5, 0, "policy", "reference"),
        new Kto(0.5, 1, 1.5, "policy", "reference"),
        new Bco(0.5, "policy", "reference"),
        new Sppo(0.5, Sppo.Trained.EXTREMES, "policy", "reference"),
        new Sppo(0.5, Sppo.Trained.ALL, "policy", "reference"),
        new Sppo(0.5, Sppo.Trained.DUEL, "policy", "reference"),
        new NashMd(0.5, "policy", "reference"),
        new SoftIpo(0.5, "policy", "reference"),
        new SequenceRatio(0.2, 0.2));
  }
}
