package org.sparring.jobs.reward;

import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.part.About;
import org.sparring.common.part.Reward;

/** A reward for the right answer, which is the prompt's column {@value #COLUMN}. */
@About(
    value =
        "One score for a response with the right answer, which is the prompt's column "
            + "answer, and another for the rest, more where a wrong answer could be read; without "
            + "the column scoring is an error.",
    formula = "R = right where the answers agree, else wrong; plus partial where one was read",
    paper =
        "Guo et al. 2025, DeepSeek-R1, section 2.2.2; the partial reward is that of Luong et al. "
            + "2024, ReFT: reasoning with reinforced fine-tuning")
public record ExactAnswer(
    @Param(value = "How the answer is read and compared: number, stated or text.", or = "number")
        AnswerForm form,
    @Param(value = "Score of a right answer.", or = "1.0") double right,
    @Param(value = "Score of any other response.", or = "0.0") double wrong,
    @Param(value = "Added for a wrong answer that could be read.", or = "0.0") double partial)
    implements Reward {
  public static final String COLUMN = "answer";

  /** Without a partial reward. */
  public ExactAnswer(AnswerForm form, double right, double wrong) {
    this(form, right, wrong, 0);
  }

  @Override
  public List<Score> score(Group<Rollout> group) {
    String answer = group.facts().get(COLUMN);
    return group.members().stream().map(each -> score(each, answer)).toList();
  }

  private Score score(Rollout rollout, String answer) {
    if (answer == null) {
      return Score.failed(Outcome.ERROR, "the prompt has no column " + COLUMN);
    }
    return Score.of(
        switch (form.mark(rollout.text(), answer)) {
          case RIGHT -> right;
          case WRONG -> wrong + partial;
          case MISSING -> wrong;
        });
  }
}
