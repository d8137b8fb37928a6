package org.sparring.jobs.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sparring.common.config.Param;
import org.sparring.common.data.Finish;
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

/**
 * The score of a reward model.
 *
 * <p>A response of which something is taken out is encoded anew, and ends as it did.
 */
@About(
    value =
        "The score of a reward model, times a scale; a score that is not a finite number is "
            + "an error.",
    formula = "R = scale r, r the score of the model",
    paper =
        "Ouyang et al. 2022, Training language models to follow instructions with human "
            + "feedback")
public record ModelReward(
    @Param(value = "The model that scores.", or = "reward") String model,
    @Param(value = "Factor of the score.", or = "1.0") double scale,
    @Param(
            value =
                "Regular expression of what is taken out of a response before the model reads it;"
                    + " empty: nothing.",
            or = "''")
        String without)
    implements Reward {
  /** Checks the expression. */
  public ModelReward {
    Pattern.compile(without);
  }

  /** Of whole responses. */
  public ModelReward(String model, double scale) {
    this(model, scale, "");
  }

  @Override
  public Set<Row> reads() {
    return without.isEmpty() ? Set.of(Row.score(model)) : Set.of();
  }

  @Override
  public Set<Row> viewed() {
    return without.isEmpty() ? Set.of() : Set.of(Row.score(model));
  }

  /** Every response without what is taken out. */
  @Override
  public List<View> views(Group<Rollout> group, Encoding encoding) {
    List<View> views = new ArrayList<>();
    for (int m = 0; m < group.size() && !without.isEmpty(); m++) {
      Rollout own = group.get(m);
      views.add(View.of(m, own.length() - 1, shortened(own, encoding)));
    }
    return views;
  }

  private Tokens shortened(Rollout own, Encoding encoding) {
    Tokens whole = (Tokens) own.trace();
    Matcher found = Pattern.compile(without).matcher(own.text());
    if (!found.find()) {
      return whole;
    }
    int[] ids = encoding.ids(found.replaceAll(""));
    if (own.finish() == Finish.EOS || ids.length == 0) {
      ids = Arrays.copyOf(ids, ids.length + 1);
      ids[ids.length - 1] = encoding.end();
    }
    return new Tokens(whole.context(), ids);
  }

  @Override
  public List<Score> score(Group<Rollout> group) {
    return group.members().stream().map(each -> score(each.row(Row.score(model))[0])).toList();
  }

  @Override
  public List<Score> score(Group<Rollout> group, List<View> views) {
    return without.isEmpty()
        ? score(group)
        : views.stream().map(each -> score(each.row(Row.score(model))[0])).toList();
  }

  private Score score(double said) {
    double value = scale * said;
    return Double.isFinite(value)
        ? Score.of(value)
        : Score.failed(Outcome.ERROR, "model " + model + " gave the score " + value);
  }
}
