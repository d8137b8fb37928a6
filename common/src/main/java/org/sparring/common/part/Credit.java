package org.sparring.common.part;

import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Request;
import org.sparring.common.data.Scored;

/** Spreads rewards over tokens. */
public interface Credit extends Part {
  /** Further samples that it needs; they are scored and committed like any other. */
  default List<Request> asks(Group<Scored> group) {
    return List.of();
  }

  Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers);
}
