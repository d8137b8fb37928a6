package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.table.RolloutRow;

/** Groups of rollouts as rows of {@code rollouts}, and back. */
final class RolloutCodec {
  private static final String STRENGTH = "strength";
  private static final Author[] AUTHORS = Author.values();

  private RolloutCodec() {}

  /** Which run, stream and round the rows belong to. */
  record Label(String run, String stream, int round) {
    /** What {@code rejects} names as the file of a group's samples. */
    String source(String key) {
      return "rollouts/%s/%s/%d/%s".formatted(run, stream, round, key);
    }
  }

  static List<RolloutRow> rows(Label label, Group<Rollout> group) {
    return rows(label, new Answered<>(group, List.of()));
  }

  /** A group's own samples, then those that its credit asked for. */
  static List<RolloutRow> rows(Label label, Answered<Rollout> answered) {
    Group<Rollout> group = answered.whole();
    int[] asked = answered.asked();
    List<RolloutRow> rows = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      rows.add(row(label, group, i, asked[i]));
    }
    return rows;
  }

  /** Groups from rows in the order of the table's key, with what was asked for among them. */
  static List<Group<Rollout>> groups(Iterable<RolloutRow> rows) {
    return answered(rows).stream().map(Answered::whole).toList();
  }

  /** Groups from rows in the order of the table's key. */
  static List<Answered<Rollout>> answered(Iterable<RolloutRow> rows) {
    List<Answered<Rollout>> groups = new ArrayList<>();
    List<RolloutRow> open = new ArrayList<>();
    for (RolloutRow row : rows) {
      if (!open.isEmpty() && !open.get(0).prompt().equals(row.prompt())) {
        groups.add(group(open));
        open.clear();
      }
      open.add(row);
    }
    if (!open.isEmpty()) {
      groups.add(group(open));
    }
    return groups;
  }

  private static RolloutRow row(Label label, Group<Rollout> group, int index, int asked) {
    Rollout rollout = group.get(index);
    TraceColumns trace = TraceColumns.of(rollout.trace());
    StoredRows stored = StoredRows.of(rollout.rows());
    return new RolloutRow(
        label.run(),
        label.stream(),
        label.round(),
        group.key(),
        index,
        lower(rollout.role()),
        rollout.parent(),
        rank(group, index),
        trace.trace(),
        trace.context(),
        trace.ids(),
        trace.observations(),
        trace.actions(),
        trace.legal(),
        codes(rollout.author()),
        rollout.turnEnds(),
        lower(rollout.finish()),
        rollout.text(),
        stored.logProbs(),
        stored.signals(),
        facts(group),
        label.round(),
        asked);
  }

  /** What a credit asks for has no rank among what was given. */
  private static int rank(Group<Rollout> group, int index) {
    return group.preference() instanceof Preference.Ranks ranks && index < ranks.of().length
        ? ranks.of()[index]
        : -1;
  }

  private static Answered<Rollout> group(List<RolloutRow> rows) {
    List<Rollout> members = new ArrayList<>();
    int[] ranks = new int[(int) rows.stream().filter(row -> row.asked() < 0).count()];
    int[] asked = rows.stream().mapToInt(RolloutRow::asked).toArray();
    boolean ranked = false;
    for (RolloutRow row : rows) {
      if (members.size() < ranks.length) {
        ranks[members.size()] = row.rank();
      }
      ranked |= row.rank() >= 0;
      members.add(rollout(row));
    }
    Map<String, String> facts = new TreeMap<>(rows.get(0).facts());
    String strength = facts.remove(STRENGTH);
    Preference order =
        ranked
            ? new Preference.Ranks(
                ranks, strength == null ? Double.NaN : Double.parseDouble(strength))
            : Preference.NONE;
    return Answered.of(new Group<>(rows.get(0).prompt(), facts, order, members), asked);
  }

  private static Rollout rollout(RolloutRow row) {
    Author[] author = new Author[row.authors().length];
    for (int t = 0; t < author.length; t++) {
      author[t] = AUTHORS[row.authors()[t]];
    }
    return new Rollout(
        Role.valueOf(upper(row.role())),
        row.parent(),
        TraceColumns.of(row).read(),
        row.text(),
        author,
        row.turnEnds(),
        Finish.valueOf(upper(row.finish())),
        new StoredRows(row.logProbs(), row.signals()).rows());
  }

  private static Map<String, String> facts(Group<Rollout> group) {
    Map<String, String> facts = new TreeMap<>(group.facts());
    if (group.preference() instanceof Preference.Ranks ranks && !Double.isNaN(ranks.strength())) {
      facts.put(STRENGTH, Double.toString(ranks.strength()));
    }
    return facts;
  }

  private static int[] codes(Author[] author) {
    int[] codes = new int[author.length];
    for (int t = 0; t < codes.length; t++) {
      codes[t] = author[t].ordinal();
    }
    return codes;
  }

  private static String lower(Enum<?> each) {
    return each.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
