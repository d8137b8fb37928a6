package org.sparring.jobs.prepare.near;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Packed;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Unpacking;

/** Finds rows whose texts are nearly the same. */
@About(
    value =
        "Finds near duplicates: rows whose word shingles overlap. Candidates agree in a band of"
            + " their MinHash signatures; every link between two of them is verified by the exact"
            + " similarity, and linked rows form a component, whose key is the least key of their"
            + " content. The stage split keeps a component together. keep: one merges the rows of a"
            + " component into the first by content.",
    formula =
        "J(A, B) = |A and B| / |A or B|; a pair of similarity J is a candidate with probability 1 -"
            + " (1 - J^(permutations / bands))^bands",
    paper =
        "Broder 1997, On the resemblance and containment of documents; Leskovec, Rajaraman and"
            + " Ullman, Mining of Massive Datasets, chapter 3; Kiveris et al. 2014, Connected"
            + " Components in MapReduce and Beyond")
public record NearDuplicates(
    @Param(value = "What is compared: prompt, responses or both, as one text.", or = "[prompt]")
        List<Field> over,
    @Param(
            value = "Least similarity of near duplicates.",
            or = "0.8",
            min = 0,
            max = 1,
            above = true)
        double threshold,
    @Param(value = "Random orders of a signature.", or = "160", min = 1, max = 4096)
        int permutations,
    @Param(value = "Bands of a signature; they divide the permutations.", or = "20", min = 1)
        int bands,
    @Param(value = "Words of a shingle.", or = "5", min = 1, max = 100) int shingle,
    @Param(value = "Rows of a component that go on: all or one.", or = "all") Keep keep)
    implements Stage.Marking {

  /** A part of a row. */
  public enum Field {
    PROMPT,
    RESPONSES
  }

  /** Which rows of a component go on. */
  public enum Keep {
    ALL,
    ONE
  }

  public NearDuplicates {
    over = List.copyOf(over);
    if (over.isEmpty()) {
      throw new IllegalArgumentException("over is empty: name prompt, responses or both");
    }
    if (permutations % bands != 0) {
      throw new IllegalArgumentException(
          "%d bands do not divide %d permutations".formatted(bands, permutations));
    }
  }

  /** The settings of a name that has none. */
  public static NearDuplicates usual() {
    return new NearDuplicates(List.of(Field.PROMPT), 0.8, 160, 20, 5, Keep.ALL);
  }

  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public Set<Gift> gives() {
    return keep == Keep.ONE
        ? Set.of(Gift.COMPONENTS, Gift.ONE_FOR_SEVERAL)
        : Set.of(Gift.COMPONENTS);
  }

  @Override
  public JavaRDD<byte[]> told(JavaRDD<Draft> drafts, Context context) {
    JavaRDD<Document> documents =
        new Packed<Document>(Document::put, Document::from)
            .held(drafts.mapPartitions(this::documents), context);
    return new Neighbours(threshold, permutations).components(documents, context);
  }

  @Override
  public Marker marker(Iterator<byte[]> told) {
    Texts texts = new Texts(over);
    Map<String, String> components = new HashMap<>();
    while (told.hasNext()) {
      Unpacking in = new Unpacking(told.next());
      while (in.more()) {
        components.put(in.text(), in.text());
      }
    }
    return draft -> {
      String key = texts.key(draft);
      return draft.component(components.getOrDefault(key, key));
    };
  }

  @Override
  public Stage then() {
    return keep == Keep.ONE ? new OneOfComponent(this) : new AllOfComponent(this);
  }

  private Iterator<Document> documents(Iterator<Draft> drafts) {
    Texts texts = new Texts(over);
    Shingles shingles = new Shingles(shingle);
    MinHash minHash = new MinHash(permutations, bands);
    Set<String> seen = new HashSet<>();
    List<Document> documents = new ArrayList<>();
    while (drafts.hasNext()) {
      Draft draft = drafts.next();
      String key = texts.key(draft);
      if (seen.add(key)) {
        long[] set = shingles.of(texts.of(draft));
        if (set.length > 0) {
          MinHash.Signature signature = minHash.of(set);
          documents.add(new Document(key, signature.bands(), signature.sketch(), set));
        }
      }
    }
    return documents.iterator();
  }
}
