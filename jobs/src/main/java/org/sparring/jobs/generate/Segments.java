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
import org.sparring.jobs.reward.Segmenting;

/** The responses of the data set, and the beginnings of each that end with a segment. */
@About(
    value =
        "The responses of the data set, and of each one that has a fact every beginning that ends"
            + " with a segment, an end-of-sequence token after each of its segments.",
    formula = "s_1 e, s_1 e s_2 e, ...",
    paper =
        "Jing and Du 2024, FGAIF: aligning large vision-language models with fine-grained AI"
            + " feedback")
public record Segments(
    @Param(value = "How responses are cut.", or = "{}") Segmenting segments,
    @Param(
            value = "Fact of a response without which it is not cut, the labels of its segments.",
            or = "spans")
        String fact)
    implements GivenResponses {
  @Override
  public Set<Role> roles() {
    return Set.of(Role.SEGMENT);
  }

  @Override
  public Set<String> facts() {
    return Set.of(fact);
  }

  @Override
  public List<Rollout> derived(Group<Rollout> given, Encoding encoding, long draw) {
    List<Rollout> parts = new ArrayList<>();
    for (int m = 0; m < given.size(); m++) {
      if (given.fact(fact, m).isPresent()) {
        List<Segmenting.Segment> cut = segments.of(given.get(m).text());
        List<Tokens> shown = segments.shown(given.get(m), encoding);
        for (int s = 0; s < cut.size(); s++) {
          String text = given.get(m).text().substring(cut.get(s).start(), cut.get(s).end());
          parts.add(part(m, shown.get(s), text));
        }
      }
    }
    return parts;
  }

  private static Rollout part(int parent, Tokens shown, String text) {
    Author[] author = new Author[shown.length()];
    Arrays.fill(author, Author.WORLD);
    int[] ends = {shown.length() - 1};
    return new Rollout(Role.SEGMENT, parent, shown, text, author, ends, Finish.EOS, Map.of());
  }
}
