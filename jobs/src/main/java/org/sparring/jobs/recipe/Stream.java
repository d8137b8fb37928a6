package org.sparring.jobs.recipe;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Row;
import org.sparring.common.part.Credit;
import org.sparring.common.part.Generator;
import org.sparring.common.part.Part;
import org.sparring.common.part.Referenced;
import org.sparring.common.part.StartSampler;
import org.sparring.common.part.Term;
import org.sparring.jobs.adjust.Normalising;
import org.sparring.jobs.adjust.Shaping;

/** One path from examples to losses: which part sits in which slot. */
public record Stream(
    @Param(value = "Factor of the stream's objective.", or = "1") double weight,
    @Param(value = "Model that writes the samples.", or = "policy") String policy,
    @Param(value = "Examples that open its groups.", or = "{}") Examples examples,
    @Param(value = "Which examples come first.", or = "fresh") StartSampler start,
    @Param("Where responses come from.") Generator generate,
    @Param(value = "Rewards, summed with their weights.", or = "[]") List<RewardTerm> reward,
    @Param(value = "Shaping and filters of scored groups, in order.", or = "[]")
        List<Shaping> adjust,
    @Param(value = "How rewards are spread over tokens.", or = "none") Credit credit,
    @Param(value = "Normalising of credited groups, in order.", or = "[]")
        List<Normalising> normalise,
    @Param(value = "Terms of the loss.", or = "[]") List<Term> objective)
    implements Serializable {

  /** Checks that terms can be told apart in metrics. */
  public Stream {
    Set<String> names = new TreeSet<>();
    for (Term term : objective) {
      if (!names.add(term.name())) {
        throw UserException.settings(
            "objective: two terms are named `%s`; give one another `name`".formatted(term.name()));
      }
    }
  }

  /** Every stored row that a part reads. */
  public Set<Row> reads() {
    Set<Row> rows = new TreeSet<>();
    for (Part part : parts()) {
      rows.addAll(part.reads());
    }
    return rows;
  }

  /** What models say of the texts that rewards show them. */
  public Set<Row> viewed() {
    Set<Row> rows = new TreeSet<>();
    reward.forEach(each -> rows.addAll(each.reward().viewed()));
    return rows;
  }

  /** Every row that a loss differentiates. */
  public Set<Row> live() {
    Set<Row> rows = new TreeSet<>();
    for (Term term : objective) {
      rows.addAll(term.loss().live());
    }
    return rows;
  }

  /** The model that the policy is measured against: the first that a part names, in their order. */
  public Optional<String> reference() {
    return parts().stream()
        .filter(Referenced.class::isInstance)
        .map(part -> ((Referenced) part).reference())
        .filter(model -> !model.isEmpty())
        .findFirst();
  }

  /** The same stream with losses as they are at a point of the run. */
  public Stream during(Progress progress) {
    List<Term> terms =
        objective.stream()
            .map(each -> new Term(each.name(), each.weight(), each.loss().during(progress)))
            .toList();
    return new Stream(
        weight, policy, examples, start, generate, reward, adjust, credit, normalise, terms);
  }

  private List<Part> parts() {
    List<Part> parts = new java.util.ArrayList<>(List.of(start, generate, credit));
    reward.forEach(each -> parts.add(each.reward()));
    parts.addAll(adjust);
    parts.addAll(normalise);
    objective.forEach(each -> parts.add(each.loss()));
    return parts;
  }
}
