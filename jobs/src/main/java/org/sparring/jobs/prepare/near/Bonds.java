package org.sparring.jobs.prepare.near;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.common.workspace.Digests;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Parcels;
import org.sparring.jobs.prepare.Unpacking;

/**
 * Groups of rows that share a prompt or a component, directly or through others. Components over
 * responses tear the rows of a prompt apart; a split must not.
 */
public final class Bonds {
  private static final String BETWEEN = "/";
  private static final int HEX = 16;

  private Bonds() {}

  /**
   * The flows, where the component of each draft is followed by its group.
   *
   * @param flows are read several times; the result is held
   */
  public static JavaRDD<Flow> tied(JavaRDD<Flow> flows, Context context) {
    JavaRDD<Draft> rows = flows.filter(Draft.class::isInstance).map(Draft.class::cast);
    int partitions = rows.getNumPartitions();
    Components components = new Components(context, partitions);
    JavaRDD<byte[]> roots = components.of(rows.mapPartitions(Bonds::links));
    JavaRDD<byte[]> told = Parcels.exchanged(roots, components.receivers(), Neighbours::labels);
    JavaRDD<byte[]> asked = Parcels.exchanged(rows, components.receivers(), Bonds::ask);
    JavaRDD<byte[]> answers =
        Parcels.exchanged(told.zipPartitions(asked, Bonds::answers), partitions, Bonds::send);
    return context.held(flows.zipPartitions(answers, Bonds::tied));
  }

  /** The component that a tied row had. */
  public static String component(String tied) {
    return tied.substring(0, tied.indexOf(BETWEEN));
  }

  /** The group of a tied row, in hexadecimal. */
  public static String group(String tied) {
    return tied.substring(tied.indexOf(BETWEEN) + 1);
  }

  /** What a row is tied by: its component, or its prompt, or itself. */
  private static List<Long> nodes(Draft draft) {
    List<Long> nodes = new ArrayList<>();
    if (!draft.component().isEmpty()) {
      nodes.add(node("component", draft.component()));
    }
    if (!draft.example().prompt().blank()) {
      nodes.add(node("prompt", draft.prompt()));
    }
    return nodes.isEmpty() ? List.of(node("row", draft.key())) : nodes;
  }

  private static long node(String kind, String key) {
    return Long.parseUnsignedLong(Digests.text(kind + " " + key), 0, HEX, HEX);
  }

  private static Iterator<byte[]> links(Iterator<Draft> rows) {
    Links links = new Links();
    while (rows.hasNext()) {
      List<Long> nodes = nodes(rows.next());
      if (nodes.size() > 1) {
        links.add(Math.max(nodes.get(0), nodes.get(1)), Math.min(nodes.get(0), nodes.get(1)));
      }
    }
    return List.of(links.bytes()).iterator();
  }

  private static void ask(int partition, Iterator<Draft> rows, Parcels parcels, int receivers) {
    for (int i = 0; rows.hasNext(); i++) {
      long node = nodes(rows.next()).get(0);
      parcels.to(Buckets.receiver(node, receivers)).put(node).put(partition).put(i);
    }
  }

  /** The group of the row in a place. */
  private record Answer(int partition, int index, long group) implements Serializable {}

  private static Iterator<Answer> answers(Iterator<byte[]> told, Iterator<byte[]> asked) {
    LongMap roots = LongMap.of(Links.received(told));
    List<Answer> answers = new ArrayList<>();
    while (asked.hasNext()) {
      Unpacking in = new Unpacking(asked.next());
      while (in.more()) {
        long node = in.wide();
        long group = roots.holds(node) ? roots.of(node) : node;
        answers.add(new Answer(in.number(), in.number(), group));
      }
    }
    return answers.iterator();
  }

  private static void send(
      int partition, Iterator<Answer> answers, Parcels parcels, int receivers) {
    while (answers.hasNext()) {
      Answer each = answers.next();
      parcels.to(each.partition()).put(each.index()).put(each.group());
    }
  }

  private static Iterator<Flow> tied(Iterator<Flow> flows, Iterator<byte[]> answers) {
    Map<Integer, Long> groups = new HashMap<>();
    while (answers.hasNext()) {
      Unpacking in = new Unpacking(answers.next());
      while (in.more()) {
        groups.put(in.number(), in.wide());
      }
    }
    List<Flow> tied = new ArrayList<>();
    int index = 0;
    while (flows.hasNext()) {
      Flow flow = flows.next();
      if (flow instanceof Draft draft) {
        String group = Long.toHexString(groups.get(index++));
        tied.add(draft.component(draft.component() + BETWEEN + group));
      } else {
        tied.add(flow);
      }
    }
    return tied.iterator();
  }
}
