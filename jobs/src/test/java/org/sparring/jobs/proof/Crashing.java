package org.sparring.jobs.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.data.Author;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.AveragingMaster.Plan;
import org.sparring.common.model.AveragingMaster.Trained;
import org.sparring.common.model.FeatureShape;
import org.sparring.common.model.Models;
import org.sparring.common.model.WorkerGroups;
import org.sparring.common.model.dl4j.ParameterAveraging;
import org.sparring.common.model.optimise.Constant;
import org.sparring.common.model.optimise.Sgd;
import org.sparring.common.random.Draw;

/** The program of a driver, one of whose executors is killed while it reads its groups. */
final class Crashing {
  static final String RESULT = "parameters: ";
  private static final int STEPS = 3;
  private static final int GROUPS = 2;

  private Crashing() {}

  /** Argument: the file that tells whether an executor has died yet. */
  public static void main(String[] arguments) {
    try (SparkSession spark = Session.cluster()) {
      float[] parameters =
          round(JavaSparkContext.fromSparkContext(spark.sparkContext()), Path.of(arguments[0]));
      List<String> texts = new ArrayList<>();
      for (float each : parameters) {
        texts.add(Float.toString(each));
      }
      System.out.println(RESULT + String.join(",", texts));
    }
  }

  static float[] round(JavaSparkContext context, Path marker) {
    FeatureShape shape = new FeatureShape(1, 8, 2);
    Plan plan =
        new Plan(
            shape,
            new Sgd(0.5, 0, 0),
            new Constant(0),
            Crashing::logistic,
            STEPS,
            GROUPS,
            0,
            STEPS);
    Trained before = new Trained(Models.initial(shape, Draw.seed(1)), List.of(), Double.NaN);
    String file = marker.toString();
    List<WorkerGroups> workers = List.of(() -> dying(file), () -> groups(1), () -> groups(2));
    return new ParameterAveraging(context).average(plan, before, workers).parameters();
  }

  private static double logistic(
      List<Group<Credited>> groups, double[][] scores, double[][] slopes) {
    double sum = 0;
    for (int g = 0; g < groups.size(); g++) {
      double gap = scores[g][0] - scores[g][1];
      slopes[g][0] = -1 / (1 + Math.exp(gap));
      slopes[g][1] = -slopes[g][0];
      sum += Math.log1p(Math.exp(-gap));
    }
    return sum;
  }

  private static List<Group<Credited>> dying(String marker) {
    Path file = Path.of(marker);
    if (!Files.exists(file)) {
      try {
        Files.createFile(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().halt(137);
    }
    return groups(0);
  }

  private static List<Group<Credited>> groups(int worker) {
    List<Group<Credited>> groups = new ArrayList<>();
    for (int g = 0; g < STEPS * GROUPS; g++) {
      int id = worker + g;
      groups.add(
          new Group<>(
              "k" + g,
              Map.of(),
              new Preference.Ranks(0, 1),
              List.of(member(id, id + 1), member(id + 2))));
    }
    return groups;
  }

  private static Credited member(int... ids) {
    Author[] authors = new Author[ids.length];
    Arrays.fill(authors, Author.DATA);
    Rollout rollout =
        new Rollout(
            Role.SAMPLE,
            -1,
            new Tokens(new int[] {1}, ids),
            "",
            authors,
            new int[0],
            Finish.EOS,
            Map.of());
    return new Credited(
        new Scored(rollout, new double[ids.length], Map.of(), 1), new double[0], new double[0]);
  }
}
