package org.sparring.jobs.credit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Group;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Credit;
import org.sparring.jobs.adjust.KlInReward;

/**
 * The reward to go above that of a greedy response to the same prompt.
 *
 * <p>The greedy response is scored as any sample, and no shaping touches it. The part {@value
 * #BASELINE} records its reward. The form of the authors' code is for scores of whole responses:
 * whatever is not the penalty of {@code kl_in_reward} counts as the response's score.
 */
@About(
    value =
        "The reward to go above the reward of a greedy response to the same prompt, for which it"
            + " asks; shaping touches the samples alone. What could not be scored, or whose greedy"
            + " response could not, gets advantage 0 and weight 0. In the form of the authors' code"
            + " the penalty of a token is that token's alone, and what the response scores above"
            + " the baseline is clipped, then discounted from the end, the last token included.",
    formula =
        "paper: A_t = sum_{s >= t} r_s - R(greedy); code: A_t = penalty_t + gamma^(T - t + 1)"
            + " clip(R - R(greedy), -clip, clip)",
    paper =
        "Li et al. 2023, ReMax: a simple, effective, and efficient reinforcement learning method"
            + " for aligning large language models, algorithm 1, with the divergence to go, as in"
            + " verl; code: liziniu/ReMax, step3_rlhf_finetuning/remax_trainer.py")
public record GreedyBaseline(
    @Param(
            value = "Most new tokens of the greedy response: as many as of a sample.",
            or = "32",
            min = 1)
        int maxNew,
    @Param(value = "Whose form: that of the paper, or of the authors' code.", or = "paper")
        Form form,
    @Param(
            value = "Form code: discount for each token to the end and for the end itself.",
            or = "0.99",
            min = 0,
            max = 1)
        double gamma,
    @Param(
            value = "Form code: most that a score may lie above or below the baseline's.",
            or = "5.0",
            min = 0,
            above = true)
        double clip)
    implements Credit {
  public static final String BASELINE = "greedy_baseline";

  /** Where the paper and its authors' code differ. */
  public enum Form {
    /** The reward to go, every penalty included, less the baseline. */
    PAPER {
      @Override
      double[] advantage(Scored scored, double baseline, GreedyBaseline numbers) {
        double[] advantage = new double[scored.reward().length];
        double later = 0;
        for (int t = advantage.length - 1; t >= 0; t--) {
          later += scored.reward()[t];
          advantage[t] = later - baseline;
        }
        return advantage;
      }
    },
    /** Penalties are not accumulated; the score above the baseline is clipped and discounted. */
    CODE {
      @Override
      double[] advantage(Scored scored, double baseline, GreedyBaseline numbers) {
        double[] advantage = scored.reward().clone();
        double penalty = scored.parts().getOrDefault(KlInReward.PENALTY, 0.0);
        double score = scored.total() - penalty;
        int last = advantage.length - 1;
        advantage[last] -= score;
        double later = Math.max(-numbers.clip, Math.min(numbers.clip, score - baseline));
        for (int t = last; t >= 0; t--) {
          later *= numbers.gamma;
          advantage[t] += later;
        }
        return advantage;
      }
    };

    /** Advantages of a sample with at least one token, per token. */
    abstract double[] advantage(Scored scored, double baseline, GreedyBaseline numbers);
  }

  /** The paper's form. */
  public GreedyBaseline(int maxNew) {
    this(maxNew, Form.PAPER, 1, Double.MAX_VALUE);
  }

  @Override
  public List<Request> asks(Group<Scored> group) {
    return List.of(new Request(Role.GREEDY, -1, 0, 1, Decoding.greedy(maxNew)));
  }

  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    Scored greedy = answers.get(0).get(0);
    boolean known = greedy.scorable() && greedy.weight() > 0;
    double baseline = known ? greedy.total() : Double.NaN;
    return group.map(each -> assign(each, baseline));
  }

  private Credited assign(Scored scored, double baseline) {
    boolean known = scored.scorable() && !Double.isNaN(baseline);
    Map<String, Double> parts = new TreeMap<>(scored.parts());
    parts.put(BASELINE, baseline);
    double weight = known ? scored.weight() : 0;
    Scored seen = new Scored(scored.rollout(), scored.reward(), parts, weight);
    int length = scored.rollout().length();
    double[] advantage =
        known && length > 0 ? form.advantage(scored, baseline, this) : new double[length];
    return new Credited(seen, advantage, new double[0]);
  }
}
