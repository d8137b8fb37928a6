package org.sparring.jobs.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Score;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.View;
import org.sparring.common.part.About;
import org.sparring.common.part.Encoding;
import org.sparring.common.part.Reward;
import org.sparring.jobs.loss.Mark;

/** A reward for each segment of a response, of one type of mistake. */
@About(
    value =
        "What a classifier of one type of mistake says of each segment of a response, on the"
            + " segment's last token: a head of three numbers, of which the greatest counts.",
    formula =
        "r_t = 0, 1 or -1 for class 0, 1 or 2 where a segment ends, else 0; mean: divided by the"
            + " number of segments",
    paper =
        "Jing and Du 2024, FGAIF: aligning large vision-language models with fine-grained AI"
            + " feedback; Wu et al. 2023, Fine-grained human feedback")
public record SegmentMarks(
    @Param(value = "How responses are cut.", or = "{}") Segmenting segments,
    @Param(value = "Whether a reward is divided by the number of segments.", or = "false")
        boolean mean,
    @Param(value = "The model that classifies, with a head of three.", or = "process") String model)
    implements Reward {

  @Override
  public Set<Row> viewed() {
    return Set.of(Row.head(model));
  }

  /** For each response what its segments are judged by, in their order. */
  @Override
  public List<View> views(Group<Rollout> group, Encoding encoding) {
    List<View> views = new ArrayList<>();
    for (int m = 0; m < group.size(); m++) {
      int[] ends = segments.ends(group.get(m), encoding);
      List<Tokens> shown = segments.shown(group.get(m), encoding);
      for (int s = 0; s < ends.length; s++) {
        views.add(View.of(m, ends[s], shown.get(s)));
      }
    }
    return views;
  }

  @Override
  public List<Score> score(Group<Rollout> group) {
    return score(group, List.of());
  }

  @Override
  public List<Score> score(Group<Rollout> group, List<View> views) {
    List<Score> scores = new ArrayList<>();
    for (int m = 0; m < group.size(); m++) {
      int member = m;
      List<View> own = views.stream().filter(each -> each.member() == member).toList();
      scores.add(score(group.get(m).length(), own));
    }
    return scores;
  }

  private Score score(int length, List<View> views) {
    double[] tokens = new double[length];
    for (View each : views) {
      double[] head = each.row(Row.head(model));
      int best = 0;
      for (int k = 0; k < head.length; k++) {
        if (!Double.isFinite(head[k])) {
          return Score.failed(
              Outcome.ERROR, "model %s gave class %d the number %s".formatted(model, k, head[k]));
        }
        best = head[k] > head[best] ? k : best;
      }
      tokens[each.token()] += Mark.values()[best].value() / (mean ? views.size() : 1);
    }
    return new Score(0, tokens, 0, Outcome.OK, "");
  }
}
