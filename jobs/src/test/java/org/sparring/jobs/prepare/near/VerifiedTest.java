package org.sparring.jobs.prepare.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.random.Draw;

/** Candidates are joined as comparing all of them would join them. */
class VerifiedTest {
  private static final double THRESHOLD = 0.8;
  private static final int WORDS = 40;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /**
   * Copies of some texts with up to twelve shingles changed: those with few are alike to the text,
   * the others to none. More texts than are met first come in turns. All agree in one band.
   */
  private static List<Document> candidates(int count, int texts, long seed) {
    Draw draw = Draw.seed(seed);
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long text = draw.bits(i) >>> 1;
      long[] shingles = new long[WORDS];
      for (int j = 0; j < WORDS; j++) {
        shingles[j] = (text % texts) * WORDS + j;
      }
      int changes = (int) ((text >>> 32) % 13);
      for (int j = 0; j < changes; j++) {
        shingles[(int) ((text >>> 16) % (WORDS - 12)) + j] = (1L << 40) + 100L * i + j;
      }
      Arrays.setAll(shingles, j -> shingles[j] * SPREAD);
      Arrays.sort(shingles);
      long[] bands = {7, 1000 + i / 4};
      documents.add(new Document("%064x".formatted(i), bands, new long[2], shingles));
    }
    return documents;
  }

  /** The least key of each one's component, by comparing everything until nothing changes. */
  private static List<String> expected(List<Document> documents) {
    int[] least = new int[documents.size()];
    Arrays.setAll(least, i -> i);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < least.length; i++) {
        for (int j = 0; j < i; j++) {
          if (least[i] != least[j] && alike(documents.get(i), documents.get(j))) {
            least[i] = Math.min(least[i], least[j]);
            least[j] = least[i];
            changed = true;
          }
        }
      }
    }
    return Arrays.stream(least).mapToObj(i -> documents.get(i).key()).toList();
  }

  private static boolean alike(Document one, Document other) {
    return Shingles.similarity(one.shingles(), other.shingles()) >= THRESHOLD;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 256, 257, 600})
  void joinedAsByComparingAll(int count) {
    for (int texts : new int[] {1, 2, 40}) {
      List<Document> documents = candidates(count, texts, 10L * count + texts);
      List<String> components = new Verified(documents, THRESHOLD).components();
      assertThat(components).as(count + " of " + texts).isEqualTo(expected(documents));
      if (count > 100) {
        assertThat(components.stream().distinct().count()).isBetween(2L, count - 2L);
      }
    }
  }
}
