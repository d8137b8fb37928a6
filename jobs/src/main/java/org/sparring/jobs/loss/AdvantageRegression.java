package org.sparring.jobs.loss;

import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/**
 * A regression of what the policy has gained on advantages.
 *
 * <p>Before the first step nothing has been gained, so that the deviation of gains is 0: the floor
 * stands in for it, and says how far gains spread until only their pattern counts.
 */
@About(
    value =
        "A regression on advantages: what each response's log-probability has gained since it was"
            + " sampled shall be spread over the group as the advantages are.",
    formula =
        "normalised: (A - (h - mean h) / sqrt(var h + floor^2))^2; centred: (A - beta (h - mean"
            + " h))^2; h = sum_t (log pi - log pi_old); mean and var over the group",
    paper =
        "Park et al. 2025, DeepVideo-R1, Reg-GRPO; centred: Gao et al. 2024, REBEL, with the"
            + " group's mean for the pair's other")
public record AdvantageRegression(
    @Param(value = "How gains are measured: normalised or centred.", or = "normalised") Form form,
    @Param(
            value = "Normalised: least deviation of gains, in nats.",
            or = "0.1",
            min = 0,
            above = true)
        double floor,
    @Param(
            value = "Centred: advantage that a gain of one nat stands for.",
            or = "0.5",
            min = 0,
            above = true)
        double beta,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements RelativeLoss {

  /** How gains are measured. */
  public enum Form {
    /** In deviations of the group's gains. */
    NORMALISED {
      @Override
      double unit(double variance, AdvantageRegression numbers) {
        return 1 / Math.sqrt(variance + numbers.floor * numbers.floor);
      }

      @Override
      double stiffness() {
        return 1;
      }
    },
    /** In nats. */
    CENTRED {
      @Override
      double unit(double variance, AdvantageRegression numbers) {
        return numbers.beta;
      }

      @Override
      double stiffness() {
        return 0;
      }
    };

    /** What a gain is multiplied by. */
    abstract double unit(double variance, AdvantageRegression numbers);

    /** How much the unit answers to the variance: -2 d log unit / d log (variance + floor^2). */
    abstract double stiffness();
  }

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Set<Row> reads() {
    return Set.of(row());
  }

  @Override
  public double mass(List<Credited> members) {
    return members.stream().mapToDouble(Credited::weight).sum();
  }

  @Override
  public double at(List<Sequence> sequences, double[] slopes) {
    Measured measured = Measured.of(sequences, this);
    double[] gains = measured.gains();
    double sum = 0;
    double pull = 0;
    double twist = 0;
    for (int i = 0; i < gains.length; i++) {
      double error = gains[i] - sequences.get(i).advantage();
      double share = measured.shares()[i];
      sum += sequences.get(i).member().weight() * error * error;
      pull += share * error;
      twist += share * error * gains[i];
    }
    for (int i = 0; i < gains.length; i++) {
      double error = gains[i] - sequences.get(i).advantage();
      double slope = error - pull - form.stiffness() * gains[i] * twist;
      slopes[i] = 2 * sequences.get(i).member().weight() * measured.unit() * slope;
    }
    return sum;
  }

  @Override
  public void note(List<Sequence> sequences, Tallies log) {
    Measured measured = Measured.of(sequences, this);
    for (int i = 0; i < sequences.size(); i++) {
      double weight = sequences.get(i).member().weight();
      double product = measured.gains()[i] * sequences.get(i).advantage();
      log.add("policy/gain_times_advantage", product, weight);
    }
  }

  /**
   * The gains of a group.
   *
   * @param shares weight of each member, of 1 in all
   * @param unit what a gain in nats was multiplied by
   * @param gains less their mean, in units of the form
   */
  private record Measured(double[] shares, double unit, double[] gains) {
    static Measured of(List<Sequence> sequences, AdvantageRegression numbers) {
      double[] shares = sequences.stream().mapToDouble(each -> each.member().weight()).toArray();
      double[] gains =
          sequences.stream()
              .mapToDouble(each -> each.live() - each.stored(numbers.row()))
              .toArray();
      double total = 0;
      double sum = 0;
      for (int i = 0; i < gains.length; i++) {
        total += shares[i];
        sum += shares[i] * gains[i];
      }
      double variance = 0;
      for (int i = 0; i < gains.length; i++) {
        shares[i] /= total;
        gains[i] -= sum / total;
        variance += shares[i] * gains[i] * gains[i];
      }
      double unit = numbers.form.unit(variance, numbers);
      for (int i = 0; i < gains.length; i++) {
        gains[i] *= unit;
      }
      return new Measured(shares, unit, gains);
    }
  }
}
