package org.sparring.common.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns settings into records. Components are written in snake case; defaults and ranges come from
 * {@link Param}; null means the default, and removes an entry of a map. Components may be texts,
 * numbers, truths, enums, records, parts, {@link Settings}, and Optional, List or Map of these.
 */
public final class Binder {
  private final Registry registry;
  private final Slots slots;

  private Binder(Registry registry) {
    this.registry = registry;
    this.slots = new Slots(this, registry);
  }

  /** For records without slots. */
  public static Binder plain() {
    return new Binder(Registry.empty());
  }

  public static Binder of(Registry registry) {
    return new Binder(registry);
  }

  public Registry registry() {
    return registry;
  }

  /**
   * A record from settings.
   *
   * @throws UserException with the full key, where it was set, and what is wrong
   */
  public <T extends Record> T bind(Settings settings, Class<T> type) {
    return type.cast(record(settings.cursor(), type, Set.of()));
  }

  /**
   * A record from the map at a cursor.
   *
   * @param elsewhere keys of the same map that are read by someone else
   */
  Record record(Cursor at, Class<?> type, Collection<String> elsewhere) {
    if (!at.node().isObject()) {
      throw at.fail("expects a map, not " + at.shown());
    }
    refuseUnknown(at, Component.keys(type), elsewhere);
    List<Object> values = new ArrayList<>();
    for (Component component : Component.of(type)) {
      values.add(component(at, component));
    }
    return Construction.make(at, type, values);
  }

  Object component(Cursor parent, Component component) {
    Cursor at = parent.child(component.key()).hide(component.secret());
    if (!at.absent()) {
      return value(at, component.type(), component.range());
    }
    Optional<String> fallback = component.fallback();
    if (fallback.isPresent()) {
      JsonNode node = Yaml.value(fallback.get(), "the default of " + at.key());
      return value(at.holding(node), component.type(), component.range());
    }
    Class<?> raw = Component.raw(component.type());
    if (raw == Optional.class) {
      return Optional.empty();
    }
    if (raw == Settings.class) {
      return Settings.empty();
    }
    throw at.fail("is required" + component.param().map(p -> ": " + p.value()).orElse(""));
  }

  Object value(Cursor at, Type type, Optional<Range> range) {
    Class<?> raw = Component.raw(type);
    if (Scalars.reads(raw)) {
      return inRange(at, Scalars.read(at, raw), range);
    }
    if (raw == Optional.class) {
      return at.absent()
          ? Optional.empty()
          : Optional.of(value(at, Component.argument(type), range));
    }
    if (raw == List.class) {
      return list(at, Component.argument(type), range);
    }
    if (raw == Map.class) {
      return map(at, Component.argument(type), range);
    }
    if (raw == Settings.class) {
      return at.subtree();
    }
    if (registry.slot(raw)) {
      return slots.part(at, type);
    }
    if (registry.wrapper(raw)) {
      return slots.wrapped(at, raw);
    }
    if (raw.isRecord()) {
      return record(at, raw, Set.of());
    }
    throw new IllegalArgumentException(at.fullKey() + ": settings cannot hold a " + type);
  }

  private List<Object> list(Cursor at, Type element, Optional<Range> range) {
    if (!at.node().isArray()) {
      throw at.fail("expects a list, not " + at.shown());
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < at.node().size(); i++) {
      Cursor child = at.element(i);
      if (child.absent()) {
        throw child.fail("a list must not hold nothing");
      }
      values.add(value(child, element, range));
    }
    return List.copyOf(values);
  }

  private Map<String, Object> map(Cursor at, Type element, Optional<Range> range) {
    if (!(at.node() instanceof ObjectNode object)) {
      throw at.fail("expects a map, not " + at.shown());
    }
    Map<String, Object> values = new LinkedHashMap<>();
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              Cursor child = at.child(name);
              if (!child.absent()) {
                values.put(name, value(child, element, range));
              }
            });
    return Collections.unmodifiableMap(values);
  }

  private static Object inRange(Cursor at, Object value, Optional<Range> range) {
    if (range.isPresent()
        && value instanceof Number number
        && !range.get().holds(number.doubleValue())) {
      throw at.fail("must be " + range.get().text() + ", not " + at.shown());
    }
    return value;
  }

  private static void refuseUnknown(Cursor at, List<String> keys, Collection<String> elsewhere) {
    Set<String> known = new TreeSet<>(keys);
    known.addAll(elsewhere);
    at.node()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw at.child(name).fail("unknown key; " + Near.hint(name, known));
              }
            });
  }
}
