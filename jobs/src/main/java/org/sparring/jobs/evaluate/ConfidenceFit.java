package org.sparring.jobs.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.random.Draw;

/** How well stated confidence fits; a sample without both rewards is left out. */
@About(
    value =
        "How far the confidence that responses state is from how often they are right, and how well"
            + " it tells right ones from wrong ones.",
    formula =
        "ece = sum_b |sum of (s - right) in bin b| / N, ten bins of [0, 1]; auroc = P(s of a right"
            + " response > s of a wrong one), a tie counting half; s is the confidence",
    paper =
        "Leng et al. 2024, Taming overconfidence in LLMs: reward calibration in RLHF; Guo et al."
            + " 2017, On calibration of modern neural networks, section 2")
public record ConfidenceFit(
    @Param("The reward that says whether a response is right.") String right,
    @Param(value = "The reward that says how sure, from 0 to 1.", or = "stated_confidence")
        String stated,
    @Param(value = "A response is right whose score is above this.", or = "0.5") double threshold)
    implements Measure {

  @Override
  public Set<String> rewards() {
    return Set.of(right, stated);
  }

  @Override
  public List<Summary> of(List<Group<Scored>> groups, Draw draw) {
    List<double[]> sure = new ArrayList<>();
    List<double[]> hit = new ArrayList<>();
    for (Group<Scored> group : groups) {
      List<Scored> scored = group.members().stream().filter(this::scored).toList();
      if (!scored.isEmpty()) {
        sure.add(scored.stream().mapToDouble(each -> each.part(stated)).toArray());
        hit.add(
            scored.stream().mapToDouble(each -> each.part(right) > threshold ? 1 : 0).toArray());
      }
    }
    if (sure.isEmpty()) {
      return List.of(nothing("confidence/ece"), nothing("confidence/auroc"));
    }
    double[][] confidence = sure.toArray(new double[0][]);
    double[][] correct = hit.toArray(new double[0][]);
    Bootstrap ece = new Bootstrap(draw.with("confidence/ece"));
    Bootstrap auroc = new Bootstrap(draw.with("confidence/auroc"));
    return List.of(
        Calibration.error("confidence/ece", confidence, correct, ece),
        new Discrimination(confidence, correct).summary("confidence/auroc", auroc));
  }

  private static Summary nothing(String name) {
    return new Summary(name, Double.NaN, Interval.NONE, 0);
  }

  private boolean scored(Scored each) {
    return Double.isFinite(each.part(stated)) && Double.isFinite(each.part(right));
  }

  /** How well numbers tell right from wrong, by prompt. */
  private record Discrimination(double[][] confidence, double[][] right) {
    Summary summary(String name, Bootstrap bootstrap) {
      double[] levels =
          Arrays.stream(confidence).flatMapToDouble(Arrays::stream).sorted().distinct().toArray();
      int[] all = IntStream.range(0, confidence.length).toArray();
      Interval interval = bootstrap.of(all.length, picks -> area(levels, picks));
      return new Summary(name, area(levels, all), interval, all.length);
    }

    /** The area under the curve; NaN where all are right or none is. */
    private double area(double[] levels, int[] picks) {
      long[] rights = new long[levels.length];
      long[] wrongs = new long[levels.length];
      for (int pick : picks) {
        for (int i = 0; i < confidence[pick].length; i++) {
          long[] counts = right[pick][i] > 0 ? rights : wrongs;
          counts[Arrays.binarySearch(levels, confidence[pick][i])]++;
        }
      }
      double won = 0;
      long below = 0;
      for (int level = 0; level < levels.length; level++) {
        won += rights[level] * (below + wrongs[level] / 2.0);
        below += wrongs[level];
      }
      return won / ((double) Arrays.stream(rights).sum() * below);
    }
  }
}
