package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.Source;
import org.sparring.common.random.Draw;

class SplittingTest {
  private static final SplitShares SHARES = new SplitShares(0.7, 0.2, 0.1);

  private static Draft row(int component, int member) {
    Source source = new Source("rows", 100L * component + member);
    String prompt = "p" + component + " " + member;
    Draft draft = Drafts.normal(Drafts.preference(prompt, "x", "y", source));
    return draft.component("component " + component);
  }

  /** Sizes differ from the shares as much as chance allows, the components being what is drawn. */
  @Test
  void sizesAreTheSharesWithinAPointOrThreeStandardErrors() {
    for (long seed = 1; seed <= 5; seed++) {
      List<Integer> sizes = new ArrayList<>();
      for (int component = 0; component < 1200; component++) {
        double u = Draw.seed(seed).with("size").uniform(component);
        sizes.add(1 + (int) (24 * u * u * u));
      }
      long rows = sizes.stream().mapToLong(Integer::longValue).sum();
      assertThat(sizes).allMatch(size -> size <= 0.005 * rows);
      Map<String, Long> counts = new TreeMap<>();
      Splitting splitting = new Splitting(seed, SHARES);
      for (int c = 0; c < sizes.size(); c++) {
        List<Draft> group = new ArrayList<>();
        for (int member = 0; member < sizes.get(c); member++) {
          group.add(row(c, member));
        }
        TreeSet<String> splits = new TreeSet<>();
        for (Draft each : Drafts.judge(splitting, group).kept()) {
          splits.add(each.split());
          counts.merge(each.split(), 1L, Long::sum);
        }
        assertThat(splits).as("a component has one split").hasSize(1);
      }
      double squares = sizes.stream().mapToDouble(size -> (double) size * size).sum();
      near(counts.get("train"), rows, SHARES.train(), squares);
      near(counts.get("validation"), rows, SHARES.validation(), squares);
      near(counts.get("test"), rows, SHARES.test(), squares);
    }
  }

  private static void near(long count, long rows, double share, double squares) {
    double error = Math.sqrt(share * (1 - share) * squares) / rows;
    assertThat(Math.abs((double) count / rows - share)).isLessThan(Math.max(0.01, 3 * error));
  }

  @Test
  void oldRowsKeepTheirSplitAndNewOnesJoinThemOrGo() {
    Splitting splitting = new Splitting(0, SHARES);
    Draft train = row(1, 0).kept("train");
    Draft test = row(1, 1).kept("test");
    Draft free = row(1, 2);
    Draft fixed = row(1, 3).in("validation");
    Verdict joined = Drafts.judge(splitting, List.of(train, free, fixed));
    assertThat(joined.kept()).extracting(Draft::split).containsExactly("train", "train");
    assertThat(joined.rejected()).extracting(Rejection::reason).containsExactly("split_conflict");
    Verdict conflict = Drafts.judge(splitting, List.of(test, train, free, fixed));
    assertThat(conflict.kept()).containsExactly(test, train);
    assertThat(conflict.rejected())
        .extracting(Rejection::reason)
        .containsExactly("joins_splits", "joins_splits");
    assertThat(conflict.rejected().get(0).detail())
        .contains("rows in test and train by the earlier run", "rows at 101");
  }
}
