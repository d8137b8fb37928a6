package org.sparring.jobs.prepare.near;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Packing;
import org.sparring.jobs.prepare.Parcels;
import org.sparring.jobs.prepare.Unpacking;

/**
 * Components of near duplicates among documents that lie in partitions. Documents stay where they
 * are; what travels are keys of bands, links, and the shingles of those that have candidates.
 */
record Neighbours(double threshold, int orders) implements Serializable {
  /**
   * The keys of documents and of their components, in the partitions of the documents; only
   * documents with candidates are named.
   *
   * @param documents are read several times
   */
  JavaRDD<byte[]> components(JavaRDD<Document> documents, Context context) {
    int partitions = documents.getNumPartitions();
    JavaRDD<byte[]> links =
        Parcels.exchanged(documents, partitions, Neighbours::bands).mapPartitions(this::links);
    Components components = new Components(context, partitions);
    JavaRDD<byte[]> roots = components.of(links);
    JavaRDD<byte[]> homes = Parcels.exchanged(documents, components.receivers(), Neighbours::homes);
    JavaRDD<byte[]> labels =
        Parcels.exchanged(
            Parcels.exchanged(roots, components.receivers(), Neighbours::labels)
                .zipPartitions(homes, Neighbours::located),
            partitions,
            Neighbours::forward);
    JavaRDD<byte[]> candidates =
        Parcels.exchanged(
            documents.zipPartitions(labels, Neighbours::labelled), partitions, Neighbours::gather);
    return Parcels.exchanged(
        candidates.mapPartitions(this::verified), partitions, Neighbours::back);
  }

  private static void bands(
      int partition, Iterator<Document> documents, Parcels parcels, int receivers) {
    while (documents.hasNext()) {
      Document document = documents.next();
      int[] wanted = new int[document.bands().length];
      Arrays.setAll(wanted, i -> Buckets.receiver(document.bands()[i], receivers));
      Arrays.sort(wanted);
      for (int i = 0; i < wanted.length; i++) {
        if (i == 0 || wanted[i] != wanted[i - 1]) {
          Buckets.put(parcels.to(wanted[i]), document, receivers, wanted[i]);
        }
      }
    }
  }

  private Iterator<byte[]> links(Iterator<byte[]> parcels) {
    Buckets buckets = new Buckets(orders);
    buckets.add(parcels);
    return List.of(buckets.links().bytes()).iterator();
  }

  private static void homes(
      int partition, Iterator<Document> documents, Parcels parcels, int receivers) {
    while (documents.hasNext()) {
      long id = documents.next().id();
      parcels.to(Buckets.receiver(id, receivers)).put(id).put((long) partition);
    }
  }

  static void labels(int partition, Iterator<byte[]> all, Parcels parcels, int receivers) {
    while (all.hasNext()) {
      Links links = Links.from(all.next());
      for (int i = 0; i < links.size(); i++) {
        label(links.node(i), links.less(i), parcels, receivers);
        label(links.less(i), links.less(i), parcels, receivers);
      }
    }
  }

  private static void label(long id, long root, Parcels parcels, int receivers) {
    parcels.to(Buckets.receiver(id, receivers)).put(id).put(root);
  }

  /** A root for each home of a document. */
  private record Located(int home, long id, long root) implements Serializable {}

  private static Iterator<Located> located(Iterator<byte[]> labels, Iterator<byte[]> homes) {
    LongMap roots = LongMap.of(Links.received(labels));
    Links places = Links.received(homes);
    List<Located> located = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      long id = places.node(i);
      if (roots.holds(id)) {
        located.add(new Located((int) places.less(i), id, roots.of(id)));
      }
    }
    return located.iterator();
  }

  private static void forward(
      int partition, Iterator<Located> located, Parcels parcels, int receivers) {
    while (located.hasNext()) {
      Located each = located.next();
      parcels.to(each.home()).put(each.id()).put(each.root());
    }
  }

  private record Candidate(long root, Document document, int home) implements Serializable {}

  private static Iterator<Candidate> labelled(
      Iterator<Document> documents, Iterator<byte[]> labels) {
    LongMap roots = LongMap.of(Links.received(labels));
    int home = org.apache.spark.TaskContext.getPartitionId();
    List<Candidate> candidates = new ArrayList<>();
    while (documents.hasNext()) {
      Document document = documents.next();
      if (roots.holds(document.id())) {
        candidates.add(new Candidate(roots.of(document.id()), document, home));
      }
    }
    return candidates.iterator();
  }

  private static void gather(
      int partition, Iterator<Candidate> candidates, Parcels parcels, int receivers) {
    while (candidates.hasNext()) {
      Candidate each = candidates.next();
      Packing out = parcels.to(Buckets.receiver(each.root(), receivers));
      Document.put(out.put(each.root()).put(partition), each.document());
    }
  }

  /** A document's component, to be told at one of its homes. */
  private record Found(int home, String key, String component) implements Serializable {}

  private Iterator<Found> verified(Iterator<byte[]> parcels) {
    Map<Long, TreeMap<String, Document>> components = new HashMap<>();
    Map<String, List<Integer>> homes = new HashMap<>();
    while (parcels.hasNext()) {
      Unpacking in = new Unpacking(parcels.next());
      while (in.more()) {
        long root = in.wide();
        int home = in.number();
        Document document = Document.from(in);
        components
            .computeIfAbsent(root, none -> new TreeMap<>(Comparator.naturalOrder()))
            .put(document.key(), document);
        homes.computeIfAbsent(document.key(), none -> new ArrayList<>()).add(home);
      }
    }
    List<Found> found = new ArrayList<>();
    for (TreeMap<String, Document> component : components.values()) {
      List<Document> documents = List.copyOf(component.values());
      List<String> keys = new Verified(documents, threshold).components();
      for (int i = 0; i < keys.size(); i++) {
        String key = documents.get(i).key();
        String of = keys.get(i);
        homes.get(key).forEach(home -> found.add(new Found(home, key, of)));
      }
    }
    return found.iterator();
  }

  private static void back(int partition, Iterator<Found> all, Parcels parcels, int receivers) {
    while (all.hasNext()) {
      Found each = all.next();
      parcels.to(each.home()).put(each.key()).put(each.component());
    }
  }
}
