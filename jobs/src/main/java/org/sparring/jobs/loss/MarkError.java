package org.sparring.jobs.loss;

import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Slopes;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;

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
    implements Loss {
  @Override
  public Set<Row> live() {
    return Set.of(Row.head(model));
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.SEGMENT);
  }

  @Override
  public double mass(Group<Credited> group) {
    return group.members().stream().mapToDouble(this::weight).sum();
  }

  @Override
  public double evaluate(Batch batch, Slopes slopes) {
    double sum = 0;
    for (int g = 0; g < batch.groups().size(); g++) {
      for (int m = 0; m < batch.groups().get(g).size(); m++) {
        Credited member = batch.groups().get(g).get(m);
        double weight = weight(member);
        if (weight > 0) {
          double[] logs = logs(batch, g, m);
          int right = Mark.of(label(member)).ordinal();
          sum -= weight * logs[right];
          for (int k = 0; k < logs.length; k++) {
            slopes.add(
                g, m, Row.head(model), k, weight * (Math.exp(logs[k]) - (k == right ? 1 : 0)));
          }
        }
      }
    }
    return sum;
  }

  @Override
  public SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    for (int g = 0; g < batch.groups().size(); g++) {
      for (int m = 0; m < batch.groups().get(g).size(); m++) {
        Credited member = batch.groups().get(g).get(m);
        double weight = weight(member);
        if (weight > 0) {
          double[] logs = logs(batch, g, m);
          int right = Mark.of(label(member)).ordinal();
          double best = Arrays.stream(logs).max().orElse(0);
          log.add("marks/accuracies/" + label, logs[right] == best ? 1 : 0, weight);
        }
      }
    }
    return log.all();
  }

  private double weight(Credited member) {
    boolean labelled = member.rollout().role() == Role.SEGMENT && !Double.isNaN(label(member));
    return labelled ? member.weight() : 0;
  }

  private double label(Credited member) {
    return member.scored().parts().getOrDefault(label, Double.NaN);
  }

  private double[] logs(Batch batch, int g, int m) {
    double[] head = batch.live().at(g, m, Row.head(model));
    if (head.length != Mark.values().length) {
      throw UserException.settings(
          "models.%s.head: a label is one of %d, not of %d; give the model a head of %d"
              .formatted(model, Mark.values().length, head.length, Mark.values().length));
    }
    return Softmax.of(head).logs();
  }
}
