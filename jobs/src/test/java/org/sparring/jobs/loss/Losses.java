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
        new Clipped(0.2, 0, MeanOver.SUM, "policy"),
        new Clipped(0.2, 0.28, 1.5, RatioOf.TOKEN, MeanOver.TOKEN, "policy"),
        new Clipped(0.2, 0, 0, RatioOf.SEQUENCE, MeanOver.SEQUENCE, "policy"),
        new Clipped(0.2, 0.28, 3, RatioOf.SEQUENCE, MeanOver.TOKEN, "policy"),
        new Clipped(0.2, 0.2, 0, RatioOf.GEOMETRIC, MeanOver.SEQUENCE, "policy"),
        new Clipped(0.05, 0.1, 2, RatioOf.GEOMETRIC, MeanOver.SUM, "policy"),
        new MirrorDescent(0.5, RatioOf.TOKEN, MeanOver.TOKEN, "policy"),
        new MirrorDescent(2, RatioOf.SEQUENCE, MeanOver.SEQUENCE, "policy"),
        new MirrorDescent(1, RatioOf.GEOMETRIC, MeanOver.SUM, "policy"),
        new PairwiseSurrogate(PairwiseSurrogate.Clip.SEPARATE, 0.2, "policy"),
        new PairwiseSurrogate(PairwiseSurrogate.Clip.JOINT, 0.2, "policy"),
        new AdvantageRegression(AdvantageRegression.Form.NORMALISED, 2, 0.5, "policy"),
        new AdvantageRegression(AdvantageRegression.Form.CENTRED, 0.1, 0.5, "policy"),
        new Reinforce(5, 0, MeanOver.TOKEN, "policy"),
        new Reinforce(1.28, 0.5, MeanOver.SUM, "policy"),
        new ValueError(0, MeanOver.SUM, "critic"),
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
        new SequenceRatio(0.2, 0.2));
  }
}
