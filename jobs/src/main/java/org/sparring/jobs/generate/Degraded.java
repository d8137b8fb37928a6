package org.sparring.jobs.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Tokens;
import org.sparring.common.part.About;
import org.sparring.common.part.Encoding;
import org.sparring.common.part.GivenResponses;

/**
 * The responses of the data set, and copies of each from which more and more of its key words are
 * taken out. A response with fewer key words than there are portions gets no copies.
 */
@About(
    value =
        "The responses of the data set, and copies of each without the first, the first two and "
            + "more portions of its key words.",
    formula =
        "copy k lacks k of K - 1 portions of the key words, the weightiest first; a word weighs "
            + "(words of the phrases that it is in) / (how often it is there)",
    paper =
        "Li et al. 2024, Self-supervised preference optimization; key words after Rose et al. "
            + "2010, Automatic keyword extraction from individual documents")
public record Degraded(
    @Param(value = "Number of degrees, the whole response among them.", or = "3", min = 2)
        int degrees,
    @Param(
            value = "Letters of the longest word that parts phrases and is never a key word.",
            or = "3",
            min = 0)
        int stopLetters)
    implements GivenResponses {
  @Override
  public Set<Role> roles() {
    return Set.of(Role.DEGRADED);
  }

  @Override
  public List<Rollout> derived(Group<Rollout> given, Encoding encoding, long draw) {
    List<Rollout> copies = new ArrayList<>();
    for (int parent = 0; parent < given.size(); parent++) {
      Rollout response = given.get(parent);
      KeyWords words = KeyWords.of(response.text(), stopLetters);
      int portions = degrees - 1;
      for (int k = 1; k < degrees && words.count() >= portions; k++) {
        copies.add(copy(response, parent, words.without(k * words.count() / portions), encoding));
      }
    }
    return copies;
  }

  private static Rollout copy(Rollout response, int parent, String text, Encoding encoding) {
    Tokens whole = (Tokens) response.trace();
    int[] ids = encoding.ids(text);
    if (response.finish() == Finish.EOS) {
      ids = Arrays.copyOf(ids, ids.length + 1);
      ids[ids.length - 1] = whole.ids()[whole.ids().length - 1];
    }
    Author[] author = new Author[ids.length];
    Arrays.fill(author, Author.WORLD);
    return new Rollout(
        Role.DEGRADED,
        parent,
        new Tokens(whole.context(), ids),
        text,
        author,
        new int[] {ids.length - 1},
        response.finish(),
        Map.of());
  }
}
