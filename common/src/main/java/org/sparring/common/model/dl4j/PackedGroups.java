package org.sparring.common.model.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.sparring.common.data.Author;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.HashedFeatures;

/**
 * Groups as data sets and back. A group is one example, a series with a step for each member; its
 * labels are what a loss of scores needs: the group, its member's rank and weight, its strength.
 *
 * <p>Where series of several lengths share a batch, the group's number 0 marks what was filled up.
 */
final class PackedGroups {
  private static final int GROUP = 0;
  private static final int MEMBER = 1;
  private static final int RANK = 2;
  private static final int WEIGHT = 3;
  private static final int STRENGTH = 4;
  private static final int STRONG = 5;
  private static final int LABELS = 6;
  private static final Tokens NOTHING = new Tokens(new int[0], new int[0]);

  /** The groups of a batch, and the row of each member. */
  record Unpacked(List<Group<Credited>> groups, List<int[]> rows) {}

  private PackedGroups() {}

  /**
   * One group.
   *
   * @param number its place among the worker's groups
   */
  static DataSet pack(int number, Group<Credited> group, HashedFeatures features) {
    int size = group.size();
    INDArray input = null;
    INDArray labels = Nd4j.zeros(1, LABELS, size);
    for (int m = 0; m < size; m++) {
      float[] row = features.of((Tokens) group.get(m).rollout().trace());
      input = input == null ? Nd4j.zeros(1, row.length, size) : input;
      for (int i = 0; i < row.length; i++) {
        if (row[i] != 0) {
          input.putScalar(0, i, m, row[i]);
        }
      }
      double[] label = label(number, m, group);
      for (int i = 0; i < LABELS; i++) {
        labels.putScalar(0, i, m, label[i]);
      }
    }
    return new DataSet(input, labels);
  }

  private static double[] label(int number, int member, Group<Credited> group) {
    double[] label = new double[LABELS];
    label[GROUP] = number + 1;
    label[MEMBER] = member;
    label[WEIGHT] = group.get(member).weight();
    label[RANK] = -1;
    if (group.preference() instanceof Preference.Ranks ranks) {
      label[RANK] = ranks.of()[member];
      label[STRONG] = Double.isNaN(ranks.strength()) ? 0 : 1;
      label[STRENGTH] = Double.isNaN(ranks.strength()) ? 0 : ranks.strength();
    }
    return label;
  }

  /** The groups of a batch's labels, rows x {@link #LABELS}, in the order of their numbers. */
  static Unpacked unpack(INDArray labels) {
    SortedMap<Integer, SortedMap<Integer, Integer>> places = new TreeMap<>();
    double[][] rows = labels.toDoubleMatrix();
    for (int r = 0; r < rows.length; r++) {
      if (rows[r][GROUP] > 0) {
        places
            .computeIfAbsent((int) rows[r][GROUP], each -> new TreeMap<>())
            .put((int) rows[r][MEMBER], r);
      }
    }
    List<Group<Credited>> groups = new ArrayList<>();
    List<int[]> of = new ArrayList<>();
    places.forEach(
        (number, members) -> {
          int[] at = members.values().stream().mapToInt(Integer::intValue).toArray();
          groups.add(group(String.valueOf(number), at, rows));
          of.add(at);
        });
    return new Unpacked(groups, of);
  }

  private static Group<Credited> group(String key, int[] at, double[][] rows) {
    int[] ranks = new int[at.length];
    List<Credited> members = new ArrayList<>();
    for (int m = 0; m < at.length; m++) {
      ranks[m] = (int) rows[at[m]][RANK];
      members.add(member(rows[at[m]][WEIGHT]));
    }
    double[] first = rows[at[0]];
    double strength = first[STRONG] > 0 ? first[STRENGTH] : Double.NaN;
    return new Group<>(key, Map.of(), new Preference.Ranks(ranks, strength), members);
  }

  /** A member of which a loss of scores reads the weight alone. */
  private static Credited member(double weight) {
    Rollout rollout =
        new Rollout(Role.SAMPLE, -1, NOTHING, "", new Author[0], new int[0], Finish.EOS, Map.of());
    Scored scored = new Scored(rollout, new double[0], Map.of(), weight);
    return new Credited(scored, new double[0], new double[0]);
  }
}
