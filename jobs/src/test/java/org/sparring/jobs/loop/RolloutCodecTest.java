package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.table.RolloutRow;

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
    assertThat(thereAndBack(groups)).usingRecursiveComparison().isEqualTo(groups);
  }
}
