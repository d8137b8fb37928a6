package org.sparring.jobs.loss;

import java.util.stream.Stream;
import org.sparring.common.data.Progress;
import org.sparring.common.part.Loss;
import org.sparring.jobs.loss.KlTerm.Estimator;

/** Every loss with settings that reach all of its branches; a new loss adds its lines here. */
final class Losses {
  private static final Gains SUMS = Gains.sums("policy", "reference");

  private Losses() {}

  private static Gains gains(
      Length length, double beyond, Divergence divergence, Weighting weighting) {
    return new Gains(length, beyond, divergence, 0.5, weighting, "policy", "reference");
  }

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
        new MirrorDescent(1, true, RatioOf.TOKEN, MeanOver.SEQUENCE, "policy")
            .during(new Progress(3, 0, 0.75)),
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
        new Dpo(2, 0, 1, Gains.means("policy", "")),
        new Dpo(0.3, 0, 0, gains(Length.SUM, 1, Divergence.JENSEN_SHANNON, Weighting.EQUAL)),
        new Dpo(0.3, 0, 0, gains(Length.MEAN, 0.5, Divergence.ALPHA, Weighting.ON_POLICY)),
        new RobustDpo(0.3, 0.1, SUMS),
        new Ipo(0.1, SUMS),
        new Ipo(0.5, gains(Length.MEAN, 1, Divergence.REVERSE_KL, Weighting.ON_POLICY)),
        new Hinge(0.1, 1, SUMS),
        new Hinge(1, 7.5, Gains.sums("policy", "")),
        new Exo(0.4, 1e-3, SUMS),
        new Exo(0.1, 0.2, gains(Length.SUM, 0, Divergence.JENSEN_SHANNON, Weighting.EQUAL)),
        new ExoSamples(0.5, 0.7, SUMS),
        new Nca(0.3, SUMS),
        new Nca(0.3, gains(Length.MEAN, 1, Divergence.JENSEN_SHANNON, Weighting.EQUAL)),
        new NcaSamples(0.5, 0.7, SUMS),
        new ApoZero(0.3, SUMS),
        new ApoDown(0.3, SUMS),
        new Discopop(0.1, 0.05, SUMS),
        new Discopop(0.7, 1, SUMS),
        new Aot(0.4, 0.1, SUMS),
        new AotUnpaired(0.4, 0, SUMS),
        new AotUnpaired(
            0.4, 0.1, gains(Length.MEAN, 1, Divergence.JENSEN_SHANNON, Weighting.EQUAL)),
        new OddsRatio(0.1, "policy"),
        new Smpo(0.3, 10, -1, 1, "reward", SUMS),
        new Tgdpo(0.3, 0.5, "guide", SUMS),
        new Tgdpo(0.3, 2, "guide", Gains.means("policy", "reference")),
        new Srpo(0.3, 0.4, "policy", "reference"),
        new Degree("policy"),
        new MarkError("label", "policy"),
        new LabelError("reward"),
        new SftTerm(SftTerm.Members.BEST, MeanOver.TOKEN, "policy"),
        new SftTerm(SftTerm.Members.ALL, MeanOver.SEQUENCE, "policy"),
        new BradleyTerry(false, 0, "reward"),
        new BradleyTerry(true, 0.01, "reward"),
        new BradleyTerry(false, 0, BradleyTerry.Of.LOG_PROB, "policy"),
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
        new Bco(0.5, new Matching("reward", 0.8, 1.2), "policy", "reference"),
        new Sppo(0.5, Sppo.Trained.EXTREMES, "policy", "reference"),
        new Sppo(0.5, Sppo.Trained.ALL, "policy", "reference"),
        new Sppo(0.5, Sppo.Trained.DUEL, "policy", "reference"),
        new NashMd(0.5, "policy", "reference"),
        new SoftIpo(0.5, "policy", "reference"),
        new SequenceRatio(0.2, 0.2));
  }
}
