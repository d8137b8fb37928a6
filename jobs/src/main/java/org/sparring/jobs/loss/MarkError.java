package org.sparring.jobs.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/** Cross-entropy of a classifier of segments; its mass is the number of labelled segments. */
@About(
    value =
        "How a segment is labelled, told by a classifier on the model's head: its three numbers are"
            + " for labels of 0, above and below.",
    formula = "-log softmax(head)_c; c = 0 where the label is 0, 1 where it is above, else 2",
    paper =
        "Jing and Du 2024, FGAIF: aligning large vision-language models with fine-grained AI"
            + " feedback")
public record MarkError(
    @Param(value = "The reward that is the label.", or = "span_labels") String label,
    @Param(value = "The model that is trained.", or = "process") String model)
    implements ClassLoss {
  @Override
  public Set<Role> roles() {
    return Set.of(Role.SEGMENT);
  }

  @Override
  public List<Example> examples(Group<Credited> group) {
    List<Example> labelled = new ArrayList<>();
    for (int m = 0; m < group.size(); m++) {
      Credited member = group.get(m);
      double said = member.scored().part(label);
      boolean counts = member.rollout().role() == Role.SEGMENT && member.weight() > 0;
      if (counts && !Double.isNaN(said)) {
        labelled.add(new Example(m, Mark.of(said).ordinal(), member.weight()));
      }
    }
    return labelled;
  }

  @Override
  public void require(Example example, int numbers) {
    if (numbers != Mark.values().length) {
      throw UserException.settings(
          "models.%s.head: a label is one of %d, not of %d; give the model a head of %d"
              .formatted(model, Mark.values().length, numbers, Mark.values().length));
    }
  }

  @Override
  public void note(Example example, double found, Tallies log) {
    log.add("marks/accuracies/" + label, found, example.weight());
  }
}
