package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.table.AnnotationRow;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;

/** Stored numbers of given responses that need no forward pass any more, by the group's key. */
final class KnownRows {
  private static final int KEPT = 64;
  private static final Recent<AnnotationRow> RECENT = new Recent<>(KEPT);

  private final Map<String, List<AnnotationRow>> known = new HashMap<>();

  /** What committed files of {@code annotations} hold. */
  KnownRows(Workspace workspace, List<FileEntry> files) {
    for (FileEntry file : files) {
      RECENT
          .rows(workspace, file, () -> workspace.list(Tables.ANNOTATIONS, List.of(file)))
          .forEach(row -> known.computeIfAbsent(row.prompt(), each -> new ArrayList<>()).add(row));
    }
  }

  /** The rows of a group, in sample order. */
  static List<AnnotationRow> rows(String run, String stream, Group<Rollout> group) {
    List<AnnotationRow> rows = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      StoredRows stored = StoredRows.of(group.get(i).rows());
      rows.add(new AnnotationRow(run, stream, group.key(), i, stored.logProbs(), stored.signals()));
    }
    return rows;
  }

  /**
   * Groups with every row that parts read: what is known is read, the rest computed.
   *
   * @param lasting those of the rows that are known of a group, where anything is
   * @return in the order of the groups
   */
  List<Group<Rollout>> complete(
      List<Group<Rollout>> groups, Annotation annotation, Set<Row> reads, Set<Row> lasting) {
    if (known.isEmpty()) {
      return annotation.annotate(groups, reads);
    }
    List<Group<Rollout>> read = new ArrayList<>();
    List<Group<Rollout>> fresh = new ArrayList<>();
    groups.forEach(each -> (known.containsKey(each.key()) ? read : fresh).add(each));
    Set<Row> others = new TreeSet<>(reads);
    others.removeAll(lasting);
    Map<String, Group<Rollout>> completed = new HashMap<>();
    annotation.annotate(fresh, reads).forEach(each -> completed.put(each.key(), each));
    annotation.annotate(read, others).forEach(each -> completed.put(each.key(), attach(each)));
    return new ArrayList<>(groups.stream().map(each -> completed.get(each.key())).toList());
  }

  private Group<Rollout> attach(Group<Rollout> group) {
    List<AnnotationRow> rows = known.get(group.key());
    if (rows.size() != group.size()) {
      throw new IllegalStateException(
          "%d responses of %s are annotated, not %d"
              .formatted(rows.size(), group.key(), group.size()));
    }
    List<Rollout> members = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<Row, double[]> stored = new TreeMap<>(group.get(i).rows());
      stored.putAll(new StoredRows(rows.get(i).logProbs(), rows.get(i).signals()).rows());
      members.add(group.get(i).with(stored));
    }
    return group.with(members);
  }
}
