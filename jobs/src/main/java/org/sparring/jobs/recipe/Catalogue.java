package org.sparring.jobs.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sparring.common.part.Credit;
import org.sparring.common.part.Follow;
import org.sparring.common.part.Generator;
import org.sparring.common.part.Guard;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Outer;
import org.sparring.common.part.Reward;
import org.sparring.common.part.StartSampler;
import org.sparring.jobs.adjust.Centre;
import org.sparring.jobs.adjust.Normalising;
import org.sparring.jobs.adjust.Resample;
import org.sparring.jobs.adjust.SamplerCorrection;
import org.sparring.jobs.adjust.Shaping;
import org.sparring.jobs.adjust.Whiten;
import org.sparring.jobs.credit.ExtendedGae;
import org.sparring.jobs.credit.Gae;
import org.sparring.jobs.credit.GreedyBaseline;
import org.sparring.jobs.credit.GroupRelative;
import org.sparring.jobs.credit.LeaveOneOut;
import org.sparring.jobs.credit.MonteCarlo;
import org.sparring.jobs.credit.None;
import org.sparring.jobs.credit.Outcome;
import org.sparring.jobs.credit.Returns;
import org.sparring.jobs.credit.StepRelative;
import org.sparring.jobs.credit.TreeRelative;
import org.sparring.jobs.follow.Ema;
import org.sparring.jobs.follow.Fixed;
import org.sparring.jobs.follow.Periodic;
import org.sparring.jobs.follow.Previous;
import org.sparring.jobs.follow.Soup;
import org.sparring.jobs.generate.Confidences;
import org.sparring.jobs.generate.Degraded;
import org.sparring.jobs.generate.Given;
import org.sparring.jobs.generate.GuideFirst;
import org.sparring.jobs.generate.GuideLast;
import org.sparring.jobs.generate.Revisions;
import org.sparring.jobs.generate.Rivals;
import org.sparring.jobs.generate.Samples;
import org.sparring.jobs.generate.Segments;
import org.sparring.jobs.generate.Tree;
import org.sparring.jobs.generate.Verdicts;
import org.sparring.jobs.guard.KlStop;
import org.sparring.jobs.guard.SkipStep;
import org.sparring.jobs.loss.AdvantageRegression;
import org.sparring.jobs.loss.BradleyTerry;
import org.sparring.jobs.loss.Clipped;
import org.sparring.jobs.loss.EntropyTerm;
import org.sparring.jobs.loss.KlTerm;
import org.sparring.jobs.loss.LabelError;
import org.sparring.jobs.loss.MarkError;
import org.sparring.jobs.loss.MirrorDescent;
import org.sparring.jobs.loss.PairwiseSurrogate;
import org.sparring.jobs.loss.Reinforce;
import org.sparring.jobs.loss.SftTerm;
import org.sparring.jobs.loss.ValueError;
import org.sparring.jobs.outer.AdamW;
import org.sparring.jobs.outer.Mean;
import org.sparring.jobs.outer.Momentum;
import org.sparring.jobs.outer.Nesterov;
import org.sparring.jobs.outer.Reptile;
import org.sparring.jobs.reward.Ensemble;
import org.sparring.jobs.reward.ExactAnswer;
import org.sparring.jobs.reward.ModelReward;
import org.sparring.jobs.reward.PairwiseJudge;
import org.sparring.jobs.reward.SegmentMarks;
import org.sparring.jobs.reward.SpanLabels;
import org.sparring.jobs.reward.StatedConfidence;
import org.sparring.jobs.reward.StepValues;
import org.sparring.jobs.sql.Sql;
import org.sparring.jobs.start.ByColumn;
import org.sparring.jobs.start.Fresh;
import org.sparring.jobs.start.InOrder;
import org.sparring.jobs.start.Reset;

/** Every part by the name that recipes give it, slot by slot. */
public final class Catalogue {
  private Catalogue() {}

  public static Map<String, Class<? extends StartSampler>> starts() {
    return new Slot<>(StartSampler.class)
        .add("fresh", Fresh.class)
        .add("in_order", InOrder.class)
        .add("reset", Reset.class)
        .add("by_column", ByColumn.class)
        .parts();
  }

  public static Map<String, Class<? extends Generator>> generators() {
    return new Slot<>(Generator.class)
        .add("samples", Samples.class)
        .add("given", Given.class)
        .add("rivals", Rivals.class)
        .add("revisions", Revisions.class)
        .add("degraded", Degraded.class)
        .add("verdicts", Verdicts.class)
        .add("confidences", Confidences.class)
        .add("segments", Segments.class)
        .add("tree", Tree.class)
        .add("guide_first", GuideFirst.class)
        .add("guide_last", GuideLast.class)
        .parts();
  }

  public static Map<String, Class<? extends Reward>> rewards() {
    return new Slot<>(Reward.class)
        .add("model", ModelReward.class)
        .add("exact_answer", ExactAnswer.class)
        .add("step_values", StepValues.class)
        .add("ensemble", Ensemble.class)
        .add("pairwise_judge", PairwiseJudge.class)
        .add("stated_confidence", StatedConfidence.class)
        .add("segment_marks", SegmentMarks.class)
        .add("span_labels", SpanLabels.class)
        .add("sql", Sql.class)
        .parts();
  }

  /** Shaping and filters of scored groups. */
  public static Map<String, Class<? extends Shaping>> shapings() {
    return Shapings.all().parts();
  }

  public static Map<String, Class<? extends Credit>> credits() {
    return new Slot<>(Credit.class)
        .add("gae", Gae.class)
        .add("extended_gae", ExtendedGae.class)
        .add("group_relative", GroupRelative.class)
        .add("leave_one_out", LeaveOneOut.class)
        .add("greedy_baseline", GreedyBaseline.class)
        .add("returns", Returns.class)
        .add("step_relative", StepRelative.class)
        .add("outcome", Outcome.class)
        .add("monte_carlo", MonteCarlo.class)
        .add("tree_relative", TreeRelative.class)
        .add("none", None.class)
        .parts();
  }

  /** Normalising of credited groups. */
  public static Map<String, Class<? extends Normalising>> normalisings() {
    return new Slot<>(Normalising.class)
        .add("whiten", Whiten.class)
        .add("sampler_correction", SamplerCorrection.class)
        .add("centre", Centre.class)
        .add("resample", Resample.class)
        .parts();
  }

  public static Map<String, Class<? extends Loss>> losses() {
    return GroupLosses.add(PairLosses.add(new Slot<>(Loss.class)))
        .add("clipped", Clipped.class)
        .add("reinforce", Reinforce.class)
        .add("mirror_descent", MirrorDescent.class)
        .add("pairwise_surrogate", PairwiseSurrogate.class)
        .add("advantage_regression", AdvantageRegression.class)
        .add("value_error", ValueError.class)
        .add("kl", KlTerm.class)
        .add("entropy", EntropyTerm.class)
        .add("sft", SftTerm.class)
        .add("bradley_terry", BradleyTerry.class)
        .add("label_error", LabelError.class)
        .add("mark_error", MarkError.class)
        .parts();
  }

  public static Map<String, Class<? extends Outer>> outers() {
    return new Slot<>(Outer.class)
        .add("mean", Mean.class)
        .add("reptile", Reptile.class)
        .add("momentum", Momentum.class)
        .add("nesterov", Nesterov.class)
        .add("adamw", AdamW.class)
        .parts();
  }

  public static Map<String, Class<? extends Follow>> follows() {
    return new Slot<>(Follow.class)
        .add("fixed", Fixed.class)
        .add("ema", Ema.class)
        .add("periodic", Periodic.class)
        .add("previous", Previous.class)
        .add("soup", Soup.class)
        .parts();
  }

  public static Map<String, Class<? extends Guard>> guards() {
    return new Slot<>(Guard.class)
        .add("kl_stop", KlStop.class)
        .add("skip_step", SkipStep.class)
        .parts();
  }

  /** All of them, keyed by the interface of the slot, in the order of the loop. */
  public static Map<Class<?>, Map<String, Class<? extends Record>>> all() {
    Map<Class<?>, Map<String, Class<? extends Record>>> all = new LinkedHashMap<>();
    all.put(StartSampler.class, records(starts()));
    all.put(Generator.class, records(generators()));
    all.put(Reward.class, records(rewards()));
    all.put(Shaping.class, records(shapings()));
    all.put(Credit.class, records(credits()));
    all.put(Normalising.class, records(normalisings()));
    all.put(Loss.class, records(losses()));
    all.put(Outer.class, records(outers()));
    all.put(Follow.class, records(follows()));
    all.put(Guard.class, records(guards()));
    return Collections.unmodifiableMap(all);
  }

  private static <S> Map<String, Class<? extends Record>> records(
      Map<String, Class<? extends S>> parts) {
    Map<String, Class<? extends Record>> records = new LinkedHashMap<>();
    parts.forEach((name, part) -> records.put(name, part.asSubclass(Record.class)));
    return Collections.unmodifiableMap(records);
  }
}
