package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.table.ResponseRow;

/** Opens groups from the responses that the data set gives. */
final class Given {
  private final int eos;

  Given(int eos) {
    this.eos = eos;
  }

  Group<Rollout> open(Example example) {
    return open(example, Set.of());
  }

  /** A group that knows these facts of its responses, where they have them. */
  Group<Rollout> open(Example example, Set<String> names) {
    Map<String, String> facts = new TreeMap<>(example.start().facts());
    for (int i = 0; i < example.responses().size(); i++) {
      Map<String, String> own = example.responses().get(i).facts();
      for (String name : names) {
        if (own.containsKey(name)) {
          facts.put(Group.factName(name, i), own.get(name));
        }
      }
    }
    List<Rollout> members = new ArrayList<>();
    int[] ranks = new int[example.responses().size()];
    for (ResponseRow response : example.responses()) {
      ranks[members.size()] = response.rank();
      members.add(rollout(example.start().prompt(), response, Role.SAMPLE));
    }
    Preference order = new Preference.Ranks(ranks, example.strength());
    return new Group<>(example.start().key(), facts, order, members);
  }

  /** The best response, the first of equals, as an anchor; empty where none is ranked. */
  Optional<Rollout> anchor(Example example) {
    return example.responses().stream()
        .filter(each -> each.rank() >= 0)
        .min(Comparator.comparingInt(ResponseRow::rank))
        .map(each -> rollout(example.start().prompt(), each, Role.ANCHOR));
  }

  private Rollout rollout(int[] context, ResponseRow response, Role role) {
    int[] ids = response.ids();
    Author[] author = new Author[ids.length];
    Arrays.fill(author, Author.DATA);
    boolean ended = ids.length > 0 && ids[ids.length - 1] == eos;
    return new Rollout(
        role,
        -1,
        new Tokens(context, ids),
        response.text(),
        author,
        new int[] {ids.length - 1},
        ended ? Finish.EOS : Finish.TRUNCATED,
        Map.of());
  }
}
