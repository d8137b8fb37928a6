package org.sparring.jobs.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Group;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Credit;

/**
 * Advantages of segments, from values that further samples estimate.
 *
 * <p>Shaping touches the group alone, not the samples that the values come from. A member one of
 * whose values no sample could estimate gets weight 0, as does one that could not be scored.
 */
@About(
    value =
        "Cuts every response into segments and estimates the value at each cut by the mean reward"
            + " of further samples, for which it asks. The trained tokens of a segment share its"
            + " advantage; what lies before the first cut has none.",
    formula =
        "A = sum of r_t in the segment + V(next cut) - V(its cut); V(cut) is the mean of R over the"
            + " samples from there; V(end) = 0",
    paper =
        "Kazemnejad et al. 2024, VinePPO: unlocking RL potential for LLM reasoning through refined"
            + " credit assignment; Guo et al. 2025, Segment policy optimization, SPO-chain (cut:"
            + " unsure)")
public record MonteCarlo(
    @Param(value = "Where responses are cut: steps, tokens or unsure.", or = "steps") Cut cut,
    @Param(value = "Every how many steps, tokens or unsure tokens they are cut.", or = "1", min = 1)
        int interval,
    @Param(value = "Samples at each cut.", or = "9", min = 1) int samples,
    @Param(value = "Divides the logits of the samples.", or = "1.0", min = 0, above = true)
        double temperature,
    @Param(value = "Most new tokens of a sample.", or = "32", min = 1) int maxNew,
    @Param(
            value = "Cut unsure: probability below which a token is unsure.",
            or = "0.9",
            min = 0,
            max = 1,
            above = true)
        double threshold,
    @Param(value = "The model that sampled.", or = "policy") String model)
    implements Credit {

  @Override
  public Set<Row> reads() {
    return cut.reads(model);
  }

  @Override
  public List<Request> asks(Group<Scored> group) {
    Decoding decoding = new Decoding(temperature, 0, 1.0, maxNew, false);
    List<Request> asks = new ArrayList<>();
    for (Cuts each : Cuts.of(group, this)) {
      for (int start : each.asked()) {
        asks.add(new Request(Role.SAMPLE, each.member(), start, samples, decoding));
      }
    }
    return asks;
  }

  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    List<Double> values = answers.stream().map(MonteCarlo::value).toList();
    List<Credited> credited = new ArrayList<>();
    double opening = Double.NaN;
    int next = 0;
    for (Cuts each : Cuts.of(group, this)) {
      int asked = each.asked().size();
      List<Double> own = new ArrayList<>(values.subList(next, next + asked));
      next += asked;
      if (each.shared()) {
        own.add(0, opening);
      } else if (each.opens()) {
        opening = own.get(0);
      }
      credited.add(assign(group.get(each.member()), each.starts(), own));
    }
    return group.with(credited);
  }

  /** The mean reward of the samples that could be scored; NaN where none could. */
  private static double value(Group<Scored> samples) {
    double sum = 0;
    int known = 0;
    for (Scored each : samples.members()) {
      if (each.scorable() && each.weight() > 0) {
        sum += each.total();
        known++;
      }
    }
    return sum / known;
  }

  private static Credited assign(Scored scored, List<Integer> starts, List<Double> values) {
    double[] advantage = new double[scored.rollout().length()];
    boolean known = scored.scorable() && values.stream().noneMatch(each -> each.isNaN());
    for (int s = 0; known && s < starts.size(); s++) {
      boolean last = s + 1 == starts.size();
      int end = last ? advantage.length : starts.get(s + 1);
      double worth = (last ? 0 : values.get(s + 1)) - values.get(s);
      for (int t = starts.get(s); t < end; t++) {
        worth += scored.reward()[t];
      }
      for (int t = starts.get(s); t < end; t++) {
        advantage[t] = scored.rollout().trained(t) ? worth : 0;
      }
    }
    double weight = known ? scored.weight() : 0;
    Scored seen = new Scored(scored.rollout(), scored.reward(), scored.parts(), weight);
    return new Credited(seen, advantage, new double[0]);
  }
}
