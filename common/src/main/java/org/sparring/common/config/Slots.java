package org.sparring.common.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Binds parts, written {@code {name: {parameters}}}, {@code {name: first parameter}} or name. */
final class Slots {
  private final Binder binder;
  private final Registry registry;

  Slots(Binder binder, Registry registry) {
    this.binder = binder;
    this.registry = registry;
  }

  /** What is written in a slot: the part's name, and its parameters. */
  private record Named(String name, Cursor parameters) {}

  Record part(Cursor at, Type slot) {
    Named named = named(at);
    return bind(at, slot, named, Set.of());
  }

  /** A record around a part: its other components stand among the part's parameters. */
  Record wrapped(Cursor at, Class<?> wrapper) {
    Named named = named(at);
    Component slot = slotOf(wrapper);
    List<String> own = new ArrayList<>(Component.keys(wrapper));
    own.remove(slot.key());
    List<Object> values = new ArrayList<>();
    for (Component component : Component.of(wrapper)) {
      boolean part = component.key().equals(slot.key());
      values.add(part ? bind(at, slot.type(), named, own) : beside(named, component));
    }
    return Construction.make(named.parameters(), wrapper, values);
  }

  /** The component of a wrapper that holds the part. */
  Component slotOf(Class<?> wrapper) {
    return Component.of(wrapper).stream()
        .filter(component -> registry.slot(Component.raw(component.type())))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(wrapper.getName() + " has no slot"));
  }

  private Object beside(Named named, Component component) {
    Cursor parameters = named.parameters();
    boolean unnamed = parameters.child(component.key()).absent();
    return unnamed && component.key().equals("name") && component.type() == String.class
        ? named.name()
        : binder.component(parameters, component);
  }

  private Record bind(Cursor at, Type slot, Named named, Collection<String> elsewhere) {
    Class<? extends Record> type =
        registry.part(slot, named.name()).orElseThrow(() -> unknown(at, named.name(), slot));
    List<String> keys = Component.keys(type);
    keys.stream()
        .filter(elsewhere::contains)
        .findFirst()
        .ifPresent(
            key -> {
              throw new IllegalStateException(type.getName() + " must not have a " + key);
            });
    return binder.record(map(named, keys), type, elsewhere);
  }

  private UserException unknown(Cursor at, String name, Type slot) {
    if (name.contains(".")) {
      return at.fail("unknown part '" + name + "': " + Registry.refusal(slot, name));
    }
    Set<String> known = registry.parts(slot).keySet();
    String list = known.isEmpty() ? "none" : String.join(", ", known);
    List<String> near = Near.names(name, known);
    String guess = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    return at.fail("unknown part '" + name + "'" + guess + " (known: " + list + ")");
  }

  /** The parameters as a map: one that is no map is the first parameter. */
  private static Cursor map(Named named, List<String> keys) {
    JsonNode node = named.parameters().node();
    if (node.isObject()) {
      return named.parameters();
    }
    if (keys.isEmpty()) {
      throw named
          .parameters()
          .fail("has no parameters, but was given " + named.parameters().shown());
    }
    return named.parameters().holding(nothing().set(keys.get(0), node));
  }

  private static Named named(Cursor at) {
    if (at.node().isTextual()) {
      return new Named(at.node().asText(), at.to(at.node().asText(), nothing()));
    }
    if (!at.node().isObject() || at.node().isEmpty()) {
      throw at.fail("expects a part, written name or {name: {parameters}}, not " + at.shown());
    }
    String name = newest(at);
    Cursor parameters = at.child(name);
    return new Named(name, parameters.absent() ? parameters.holding(nothing()) : parameters);
  }

  /** Where layers name different parts, the highest layer's one replaces the others. */
  private static String newest(Cursor at) {
    List<String> names = new ArrayList<>();
    int layer = Integer.MIN_VALUE;
    for (Iterator<String> all = at.node().fieldNames(); all.hasNext(); ) {
      String name = all.next();
      int here = at.child(name).layer();
      if (here > layer) {
        names.clear();
        layer = here;
      }
      if (here == layer) {
        names.add(name);
      }
    }
    if (names.size() > 1) {
      throw at.fail("expects one part, not " + String.join(" and ", names));
    }
    return names.get(0);
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }
}
