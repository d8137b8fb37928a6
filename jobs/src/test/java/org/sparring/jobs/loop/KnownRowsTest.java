package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.data.table.AnnotationRow;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;

class KnownRowsTest {
  private static final Row REFERENCE = Row.logProb("reference");
  private static final Row JUDGE = Row.score("judge");
  private static final Set<Row> READS = Set.of(REFERENCE, JUDGE);

  /** Fails where any model is asked. */
  private static final Annotation NO_PASS =
      new Annotation(
          name -> {
            throw new IllegalStateException("model " + name + " was asked");
          },
          64);

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.create(folder.toString(), new Configuration());
  }

  private static Group<Rollout> group(String key, int... lengths) {
    return LoopFixture.scored(key, lengths).map(Scored::rollout);
  }

  private static Group<Rollout> told(Group<Rollout> group, double number) {
    List<Rollout> members = new ArrayList<>();
    for (Rollout each : group.members()) {
      double[] numbers = new double[each.length()];
      for (int t = 0; t < numbers.length; t++) {
        numbers[t] = (float) (number - t / 3.0);
      }
      members.add(each.with(Map.of(REFERENCE, numbers, JUDGE, new double[] {(float) number})));
    }
    return group.with(members);
  }

  @SafeVarargs
  private FileEntry write(int shard, Group<Rollout>... groups) {
    List<AnnotationRow> rows = new ArrayList<>();
    for (Group<Rollout> each : groups) {
      rows.addAll(KnownRows.rows("run", "main", each));
    }
    StageId stage = new StageId("run", 0, "annotate.main." + shard);
    return workspace.write(Tables.ANNOTATIONS, stage, new DriverSite(), rows);
  }

  @Test
  void whatIsKnownIsReadAsItWasComputedAndNoModelIsAsked() {
    Group<Rollout> first = told(group("a", 2, 3), -1.25);
    Group<Rollout> second = told(group("b", 4, 1), -0.1);
    List<FileEntry> files = List.of(write(0, second), write(1, first));
    List<Group<Rollout>> completed =
        new KnownRows(workspace, files)
            .complete(List.of(group("a", 2, 3), group("b", 4, 1)), NO_PASS, READS, READS);
    assertThat(completed)
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(List.of(first, second));
  }

  @Test
  void whatIsNotKnownOfAGroupOrOfItsRowsIsComputed() {
    List<FileEntry> files = List.of(write(0, told(group("a", 2), -1)));
    KnownRows known = new KnownRows(workspace, files);
    assertThatThrownBy(
            () -> known.complete(List.of(group("b", 2)), NO_PASS, Set.of(JUDGE), Set.of(JUDGE)))
        .hasMessage("model judge was asked");
    assertThatThrownBy(() -> known.complete(List.of(group("a", 2)), NO_PASS, READS, Set.of(JUDGE)))
        .hasMessage("model reference was asked");
  }
}
