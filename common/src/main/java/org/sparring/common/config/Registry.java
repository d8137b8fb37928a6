package org.sparring.common.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which named parts fit which slot. A slot is an interface; a part is a record that implements it
 * and is written {@code {name: {parameters}}} or {@code name}. A part of one's own is written with
 * the full name of its class.
 */
public final class Registry {
  private final Map<Class<?>, Map<String, Class<? extends Record>>> slots;
  private final Set<Class<?>> wrappers;

  private Registry(
      Map<Class<?>, Map<String, Class<? extends Record>>> slots, Set<Class<?>> wrappers) {
    this.slots = slots;
    this.wrappers = wrappers;
  }

  public static Registry empty() {
    return builder().build();
  }

  public static Registry of(Map<Class<?>, Map<String, Class<? extends Record>>> slots) {
    Builder builder = builder();
    slots.forEach(
        (slot, parts) -> {
          builder.slot(slot);
          parts.forEach((name, part) -> builder.add(slot, name, part));
        });
    return builder.build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Both registries' parts. */
  public Registry and(Registry other) {
    Builder builder = builder();
    for (Registry registry : new Registry[] {this, other}) {
      registry.slots.forEach(
          (slot, parts) -> {
            builder.slot(slot);
            parts.forEach((name, part) -> builder.add(slot, name, part));
          });
      builder.wrappers.addAll(registry.wrappers);
    }
    return builder.build();
  }

  public boolean slot(Class<?> type) {
    return slots.containsKey(type);
  }

  /** Whether a record stands around a part and shares the part's map. */
  public boolean wrapper(Class<?> type) {
    return wrappers.contains(type);
  }

  /** Every slot. */
  public Set<Class<?>> slots() {
    return slots.keySet();
  }

  /** The parts that fit a slot by name; where the slot has type arguments they must agree. */
  public Map<String, Class<? extends Record>> parts(Type slot) {
    Map<String, Class<? extends Record>> fitting = new TreeMap<>();
    slots
        .getOrDefault(Component.raw(slot), Map.of())
        .forEach(
            (name, part) -> {
              if (fits(part, slot)) {
                fitting.put(name, part);
              }
            });
    return fitting;
  }

  /** A part by its name, or by its class name where it has dots. */
  Optional<Class<? extends Record>> part(Type slot, String name) {
    Class<? extends Record> known = parts(slot).get(name);
    return known == null && name.contains(".") ? own(slot, name) : Optional.ofNullable(known);
  }

  private static Optional<Class<? extends Record>> own(Type slot, String name) {
    return onPath(name)
        .filter(type -> type.isRecord() && Component.raw(slot).isAssignableFrom(type))
        .filter(type -> fits(type, slot))
        .map(type -> type.asSubclass(Record.class));
  }

  private static Optional<Class<?>> onPath(String name) {
    try {
      return Optional.of(Class.forName(name, true, Thread.currentThread().getContextClassLoader()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Why a class of one's own is no part of a slot. */
  static String refusal(Type slot, String name) {
    String wanted = "a part is a record that implements " + Component.raw(slot).getName();
    return onPath(name)
        .map(type -> wanted + (type.isRecord() ? "" : ", and this class is no record"))
        .orElse("no such class is on the class path of the job; pass its jar with --jars");
  }

  /** How a part is written. */
  String name(Type slot, Class<?> part) {
    return parts(slot).entrySet().stream()
        .filter(entry -> entry.getValue() == part)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(part.getName());
  }

  private static boolean fits(Class<?> part, Type slot) {
    if (!(slot instanceof ParameterizedType wanted)) {
      return true;
    }
    return Arrays.stream(part.getGenericInterfaces())
        .anyMatch(
            offered ->
                Component.raw(offered) == wanted.getRawType()
                    ? agree(offered, wanted)
                    : fits(Component.raw(offered), slot));
  }

  private static boolean agree(Type offered, ParameterizedType wanted) {
    if (!(offered instanceof ParameterizedType given)) {
      return true;
    }
    Type[] have = given.getActualTypeArguments();
    Type[] want = wanted.getActualTypeArguments();
    for (int i = 0; i < want.length; i++) {
      if (have[i] instanceof Class<?> && want[i] instanceof Class<?> && have[i] != want[i]) {
        return false;
      }
    }
    return true;
  }

  /** Collects parts; a name that is taken is refused. */
  public static final class Builder {
    private final Map<Class<?>, Map<String, Class<? extends Record>>> slots = new LinkedHashMap<>();
    private final Set<Class<?>> wrappers = new LinkedHashSet<>();

    /** A slot, even where no part of ours fits it. */
    public Builder slot(Class<?> slot) {
      slots.computeIfAbsent(slot, s -> new TreeMap<>());
      return this;
    }

    public Builder part(Class<?> slot, String name, Class<? extends Record> part) {
      return add(slot, name, part);
    }

    /**
     * A record with one slot among its components: it is written as that part, its other components
     * among the part's parameters. A text component called {@code name} is the part's name by
     * default.
     */
    public Builder wrap(Class<? extends Record> type) {
      wrappers.add(type);
      return this;
    }

    public Registry build() {
      Map<Class<?>, Map<String, Class<? extends Record>>> copy = new LinkedHashMap<>();
      slots.forEach((slot, parts) -> copy.put(slot, new TreeMap<>(parts)));
      return new Registry(copy, Set.copyOf(wrappers));
    }

    private Builder add(Class<?> slot, String name, Class<? extends Record> part) {
      if (!slot.isAssignableFrom(part)) {
        throw new IllegalArgumentException(part.getName() + " is no " + slot.getName());
      }
      slot(slot);
      Class<? extends Record> taken = slots.get(slot).put(name, part);
      if (taken != null && taken != part) {
        throw new IllegalArgumentException(
            "%s is the name of both %s and %s".formatted(name, taken.getName(), part.getName()));
      }
      return this;
    }
  }
}
