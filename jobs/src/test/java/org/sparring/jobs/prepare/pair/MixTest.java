package org.sparring.jobs.prepare.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sparring.jobs.prepare.pair.Samples.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.Source;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Rejection;

class MixTest {
  private static List<Draft> rows(String file, int from, int to) {
    List<Draft> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(row(file.charAt(0) + " " + i, new Source(file, i)));
    }
    return rows;
  }

  private static List<Draft> all(List<Draft> some, List<Draft> others) {
    List<Draft> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static Set<String> kept(List<Flow> flows, String file) {
    Set<String> kept = new TreeSet<>();
    Samples.drafts(flows).stream()
        .filter(each -> each.source().file().startsWith(file))
        .forEach(each -> kept.add(each.key()));
    return kept;
  }

  private static Portion portion(String files, double share, long rows, double parts) {
    return new Portion(files, share, rows, parts, 1);
  }

  @Test
  void partsCapsAndShares() {
    List<Draft> rows =
        all(all(rows("a", 0, 300), rows("b", 0, 60)), all(rows("c", 0, 100), rows("d", 0, 9)));
    Mix mix =
        new Mix(List.of(portion("a", 1, 0, 3), portion("b", 1, 0, 1), portion("c*", 1, 30, 0)));
    List<Flow> flows = Samples.judged(mix, rows);
    assertThat(kept(flows, "a")).hasSize(180);
    assertThat(kept(flows, "b")).hasSize(60);
    assertThat(kept(flows, "c")).hasSize(30);
    assertThat(kept(flows, "d")).hasSize(9);
    assertThat(Samples.found(flows, "rows", "1 a")).isEqualTo(180);
    assertThat(Samples.found(flows, "share", "rest")).isEqualTo(9.0 / 279);
    assertThat(Samples.rejections(flows)).extracting(Rejection::reason).containsOnly("over_quota");
  }

  @Test
  void aShareIsDrawnRowByRow() {
    Mix mix = new Mix(List.of(portion("a*", 0.3, 0, 0)));
    List<Flow> few = Samples.judged(mix, rows("a1", 0, 2000));
    assertThat(kept(few, "a").size()).isBetween(540, 660);
    List<Flow> more = Samples.judged(mix, all(rows("a1", 0, 2000), rows("a2", 2000, 2500)));
    assertThat(kept(more, "a1")).as("a new file changes nothing").isEqualTo(kept(few, "a1"));
  }

  @Test
  void aGreaterCapKeepsAllThatASmallerOneKeeps() {
    List<Draft> rows = rows("a1", 0, 500);
    Set<String> small = kept(Samples.judged(new Mix(List.of(portion("a*", 1, 50, 0))), rows), "a");
    Set<String> great = kept(Samples.judged(new Mix(List.of(portion("a*", 1, 90, 0))), rows), "a");
    assertThat(small).hasSize(50);
    assertThat(great).hasSize(90).containsAll(small);
    List<Draft> joined = all(rows, rows("a2", 500, 700));
    Set<String> pushed =
        kept(Samples.judged(new Mix(List.of(portion("a*", 1, 50, 0))), joined), "a1");
    assertThat(small).as("new rows only push out").containsAll(pushed);
  }

  @Test
  void weightsMultiply() {
    Mix mix = new Mix(List.of(new Portion("a", 1, 0, 0, 0.5), Portion.of("*")));
    List<Draft> rows = List.of(rows("a", 0, 1).get(0), rows("b", 0, 1).get(0));
    assertThat(Samples.drafts(Samples.judged(mix, rows)))
        .extracting(each -> each.marks().weight())
        .containsExactlyInAnyOrder(0.5, Double.NaN);
    assertThatThrownBy(() -> new Mix(List.of())).hasMessageContaining("portions");
  }

  @Test
  void aPortionMayBeEmptied() {
    Mix mix = new Mix(List.of(portion("a", 0, 0, 0), portion("b", 1, 0, 2), portion("c", 1, 0, 1)));
    List<Flow> flows = Samples.judged(mix, all(rows("a", 0, 5), rows("b", 0, 5)));
    assertThat(Samples.drafts(flows)).isEmpty();
  }
}
