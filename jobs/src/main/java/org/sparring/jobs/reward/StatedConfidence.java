package org.sparring.jobs.reward;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.part.About;
import org.sparring.common.part.Reward;

/** How sure a response says that it is. */
@About(
    value = "How sure a response says it is: the number after the last mention.",
    formula = "s = min(max(v, 0), most) / most; missing where no number follows",
    paper = "Leng et al. 2024, Taming overconfidence in LLMs: reward calibration in RLHF")
public record StatedConfidence(
    @Param(value = "What is written before the number.", or = "'Confidence:'") String before,
    @Param(value = "The number that says most.", or = "10.0", min = 0, above = true) double most,
    @Param(value = "Score of a response that does not say.", or = "0.5", min = 0, max = 1)
        double missing)
    implements Reward {
  private static final Pattern NUMBER = Pattern.compile("\\s*(-?[0-9]+(?:\\.[0-9]+)?)");

  @Override
  public List<Score> score(Group<Rollout> group) {
    return group.members().stream().map(each -> Score.of(said(each.text()))).toList();
  }

  private double said(String text) {
    int at = text.lastIndexOf(before);
    if (at >= 0) {
      Matcher number = NUMBER.matcher(text).region(at + before.length(), text.length());
      if (number.lookingAt()) {
        double value = Double.parseDouble(number.group(1));
        return Math.min(Math.max(value, 0), most) / most;
      }
    }
    return missing;
  }
}
