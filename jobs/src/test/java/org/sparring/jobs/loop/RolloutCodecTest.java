package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Moves;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;

class RolloutCodecTest {
  private static final RolloutCodec.Label LABEL = new RolloutCodec.Label("run", "main", 3);

  private static Rollout rollout(Role role, int parent, Finish finish, double number) {
    return new Rollout(
        role,
        parent,
        new Tokens(new int[] {1, 5}, new int[] {7, 8, 2}),
        "seven eight",
        new Author[] {Author.PREFIX, Author.POLICY, Author.POLICY},
        new int[] {0, 2},
        finish,
        Map.of(
            Row.logProb(Row.SAMPLER),
            new double[] {0, -number, -2},
            Row.logProb("reference"),
            new double[] {-1, -number, -0.5},
            Row.value("critic"),
            new double[] {number, 0.125, 4},
            Row.score("reward"),
            new double[] {number}));
  }

  private static List<Group<Rollout>> thereAndBack(List<Group<Rollout>> groups) {
    List<RolloutRow> rows = new ArrayList<>();
    groups.forEach(each -> rows.addAll(RolloutCodec.rows(LABEL, each)));
    assertThat(rows).extracting(RolloutRow::round).containsOnly(3);
    assertThat(rows).extracting(RolloutRow::sample).startsWith(0, 1, 0);
    return RolloutCodec.groups(rows);
  }

  @Test
  void rowsHoldAllOfAGroup() {
    Rollout sampled = rollout(Role.SAMPLE, -1, Finish.EOS, 0.25);
    Rollout branched = rollout(Role.SAMPLE, 0, Finish.LENGTH, 1.5);
    List<Group<Rollout>> groups =
        List.of(
            new Group<>(
                "k1",
                Map.of("prompt", "five", "answer", "7"),
                new Preference.Ranks(new int[] {1, 0}, 2.5),
                List.of(sampled, branched)),
            new Group<>("k2", Map.of(), new Preference.Ranks(0), List.of(branched)),
            new Group<>("k3", Map.of("a", "b"), Preference.NONE, List.of(sampled)));
    assertThat(thereAndBack(groups))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(groups);
  }

  private static Rollout moves(Moves moves) {
    Author[] author = new Author[moves.length()];
    Arrays.fill(author, Author.POLICY);
    double[] numbers = new double[moves.length()];
    return new Rollout(
        Role.SAMPLE,
        -1,
        moves,
        "",
        author,
        moves.length() == 0 ? new int[0] : new int[] {moves.length() - 1},
        Finish.TERMINATED,
        Map.of(Row.logProb("policy"), numbers));
  }

  @Test
  void movesGoThroughTheTableByteForByte(@TempDir Path folder) {
    Moves board =
        new Moves(
            new float[][] {{-0.0f, Float.MIN_VALUE, Float.NaN}, {1, 2, 3}},
            new float[][] {{1}, {0.1f}},
            new boolean[][] {{true, false, true, true}, {false, false, false, true}});
    Moves free = new Moves(new float[][] {{1}}, new float[][] {{0.5f, -0.5f}}, new boolean[0][]);
    Moves blind = new Moves(new float[3][0], new float[3][2], new boolean[3][0]);
    Moves none = new Moves(new float[0][], new float[0][], new boolean[0][]);
    List<Group<Rollout>> groups =
        List.of(
            new Group<>("k1", Map.of(), Preference.NONE, List.of(moves(board), moves(free))),
            new Group<>("k2", Map.of(), Preference.NONE, List.of(moves(none), moves(blind))),
            new Group<>(
                "k3",
                Map.of(),
                Preference.NONE,
                List.of(rollout(Role.SAMPLE, -1, Finish.EOS, 0.25))));
    List<RolloutRow> rows = new ArrayList<>();
    groups.forEach(each -> rows.addAll(RolloutCodec.rows(LABEL, each)));
    Workspace workspace = Workspace.create(folder.toString(), new Configuration());
    StageId stage = new StageId("run", 3, "rollout");
    FileEntry written = workspace.write(Tables.ROLLOUTS, stage, new DriverSite(), rows);
    List<RolloutRow> read = workspace.list(Tables.ROLLOUTS, List.of(written));
    List<Group<Rollout>> back = RolloutCodec.groups(read);
    assertThat(back)
        .usingRecursiveComparison()
        .withEqualsForType(Float::equals, Float.class)
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(groups);
    FileEntry rewritten = workspace.write(Tables.ROLLOUTS, stage, new DriverSite(), read);
    assertThat(rewritten.digest()).isEqualTo(written.digest());
    assertThat(read.get(4).observations()).isEmpty();
    assertThat(read.get(4).actions()).isEmpty();
    assertThat(read.get(4).legal()).isEmpty();
  }
}
