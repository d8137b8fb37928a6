package org.sparring.jobs.prepare;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.jobs.prepare.near.Bonds;

/** Splits rows so that neither a component nor a prompt is in two splits. */
record TiedSplitting(Splitting splitting) implements Stage.Whole {
  @Override
  public Judged judge(JavaRDD<Draft> drafts, Context context) {
    return new Judged(through(drafts.map(each -> each), context));
  }

  /** The flows after the split, where others than rows pass by. */
  JavaRDD<Flow> through(JavaRDD<Flow> flows, Context context) {
    return Polling.judged(new Tied(splitting), Bonds.tied(flows, context));
  }

  private record Tied(Splitting splitting) implements Stage.Peers {
    @Override
    public String key(Draft draft) {
      return Bonds.group(draft.component());
    }

    @Override
    public List<Ruling> decide(List<Ballot> group) {
      return splitting.decide(group);
    }

    @Override
    public Verdict judge(Draft draft, Ruling ruling) {
      return splitting.judge(draft.component(Bonds.component(draft.component())), ruling);
    }
  }
}
