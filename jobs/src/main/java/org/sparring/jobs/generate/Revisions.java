package org.sparring.jobs.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Tokens;
import org.sparring.common.part.About;
import org.sparring.common.part.Encoding;
import org.sparring.common.part.GivenResponses;

/**
 * The responses of the data set, and each again as a revision of each: in the context of the prompt
 * and of the response that it revises, whose end-of-sequence token parts them.
 */
@About(
    value =
        "The responses of the data set, and each of them as a revision of each: after the prompt "
            + "and the response that is revised.",
    paper = "Choi et al. 2024, Self-improving robust preference optimization")
public record Revisions() implements GivenResponses {
  @Override
  public Set<Role> roles() {
    return Set.of(Role.REVISION);
  }

  /** For each response in turn, all responses in their order as its revisions. */
  @Override
  public List<Rollout> derived(Group<Rollout> given, Encoding encoding, long draw) {
    List<Rollout> revisions = new ArrayList<>();
    for (int parent = 0; parent < given.size(); parent++) {
      int[] context = shown((Tokens) given.get(parent).trace());
      for (Rollout each : given.members()) {
        int[] ids = ((Tokens) each.trace()).ids();
        revisions.add(
            new Rollout(
                Role.REVISION,
                parent,
                new Tokens(context, ids),
                each.text(),
                each.author(),
                each.turnEnds(),
                each.finish(),
                Map.of()));
      }
    }
    return revisions;
  }

  private static int[] shown(Tokens earlier) {
    int prompt = earlier.context().length;
    int[] context = Arrays.copyOf(earlier.context(), prompt + earlier.ids().length);
    System.arraycopy(earlier.ids(), 0, context, prompt, earlier.ids().length);
    return context;
  }
}
