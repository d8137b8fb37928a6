package org.sparring.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Scored;

/** Groups of members for tests. */
public final class Groups {
  private Groups() {}

  public static Group<Rollout> rolled(Map<String, String> facts, Member... members) {
    return group(facts, Member::rollout, members);
  }

  public static Group<Scored> scored(Member... members) {
    return group(Map.of(), Member::scored, members);
  }

  public static Group<Credited> credited(Member... members) {
    return group(Map.of(), Member::credited, members);
  }

  private static <T> Group<T> group(
      Map<String, String> facts, Function<Member, T> as, Member... members) {
    List<T> made = Arrays.stream(members).map(as).toList();
    return new Group<>("key", facts, Preference.NONE, made);
  }
}
