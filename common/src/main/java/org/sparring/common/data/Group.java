package org.sparring.common.data;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The unit of data: all responses to one prompt, or the steps of one episode.
 *
 * @param key key of the prompt, unique in a round
 * @param facts extra columns of the prompt that verifiers and people's own rewards read
 * @param preference the order of the members, where it is known before training
 * @param members at least one member, in sample order
 */
public record Group<T>(
    String key, Map<String, String> facts, Preference preference, List<T> members)
    implements Serializable {

  /** The same group with other members, one for each. */
  public <U> Group<U> map(Function<? super T, ? extends U> each) {
    List<U> mapped = members.stream().<U>map(each).toList();
    return new Group<>(key, facts, preference, mapped);
  }

  /** The same group with these members. */
  public <U> Group<U> with(List<U> others) {
    return new Group<>(key, facts, preference, others);
  }

  /** The same group in this order. */
  public Group<T> ranked(Preference order) {
    return new Group<>(key, facts, order, members);
  }

  /** A fact of one given response, where a generator asked for it. */
  public Optional<String> fact(String name, int member) {
    return Optional.ofNullable(facts.get(factName(name, member)));
  }

  /** What the fact of one response is called among those of the group. */
  public static String factName(String name, int member) {
    return name + "/" + member;
  }

  public int size() {
    return members.size();
  }

  public T get(int member) {
    return members.get(member);
  }
}
