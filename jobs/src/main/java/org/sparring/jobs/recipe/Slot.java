package org.sparring.jobs.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of one slot by the names that recipes use; a name or a class may come only once. */
final class Slot<S> {
  private final Class<S> kind;
  private final Map<String, Class<? extends S>> parts = new LinkedHashMap<>();

  Slot(Class<S> kind) {
    this.kind = kind;
  }

  Slot<S> add(String name, Class<? extends S> part) {
    if (!part.isRecord()) {
      throw new IllegalArgumentException(part.getName() + " is not a record");
    }
    if (parts.containsKey(name) || parts.containsValue(part)) {
      throw new IllegalArgumentException(
          kind.getSimpleName() + " " + name + " = " + part.getName() + " is there twice");
    }
    parts.put(name, part);
    return this;
  }

  Map<String, Class<? extends S>> parts() {
    return Collections.unmodifiableMap(parts);
  }
}
