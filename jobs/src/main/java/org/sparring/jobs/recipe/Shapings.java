package org.sparring.jobs.recipe;

import org.sparring.jobs.adjust.AdaptiveKlInReward;
import org.sparring.jobs.adjust.Agreement;
import org.sparring.jobs.adjust.AwaitEnd;
import org.sparring.jobs.adjust.Calibrate;
import org.sparring.jobs.adjust.CentreTokens;
import org.sparring.jobs.adjust.ClipReward;
import org.sparring.jobs.adjust.Constrained;
import org.sparring.jobs.adjust.ConstrainedPair;
import org.sparring.jobs.adjust.Distinct;
import org.sparring.jobs.adjust.DropAnchors;
import org.sparring.jobs.adjust.DropEqual;
import org.sparring.jobs.adjust.DropTruncated;
import org.sparring.jobs.adjust.ImplicitReward;
import org.sparring.jobs.adjust.KeepAbove;
import org.sparring.jobs.adjust.KeepBest;
import org.sparring.jobs.adjust.KlInReward;
import org.sparring.jobs.adjust.MissingEos;
import org.sparring.jobs.adjust.Overlong;
import org.sparring.jobs.adjust.PairStatements;
import org.sparring.jobs.adjust.PairUp;
import org.sparring.jobs.adjust.Rank;
import org.sparring.jobs.adjust.RankStatements;
import org.sparring.jobs.adjust.RejectionSample;
import org.sparring.jobs.adjust.RewardNormalise;
import org.sparring.jobs.adjust.RewardOdds;
import org.sparring.jobs.adjust.Shaping;
import org.sparring.jobs.adjust.SkipSure;

/** Shaping and filters of scored groups. */
final class Shapings {
  private Shapings() {}

  static Slot<Shaping> all() {
    return new Slot<>(Shaping.class)
        .add("kl_in_reward", KlInReward.class)
        .add("adaptive_kl_in_reward", AdaptiveKlInReward.class)
        .add("drop_equal", DropEqual.class)
        .add("missing_eos", MissingEos.class)
        .add("drop_truncated", DropTruncated.class)
        .add("overlong", Overlong.class)
        .add("reward_normalise", RewardNormalise.class)
        .add("rank", Rank.class)
        .add("reward_odds", RewardOdds.class)
        .add("pair_up", PairUp.class)
        .add("pair_statements", PairStatements.class)
        .add("rank_statements", RankStatements.class)
        .add("rejection_sample", RejectionSample.class)
        .add("agreement", Agreement.class)
        .add("calibrate", Calibrate.class)
        .add("centre_tokens", CentreTokens.class)
        .add("clip_reward", ClipReward.class)
        .add("implicit_reward", ImplicitReward.class)
        .add("keep_best", KeepBest.class)
        .add("keep_above", KeepAbove.class)
        .add("distinct", Distinct.class)
        .add("skip_sure", SkipSure.class)
        .add("drop_anchors", DropAnchors.class)
        .add("await_end", AwaitEnd.class)
        .add("constrained", Constrained.class)
        .add("constrained_pair", ConstrainedPair.class);
  }
}
