package org.sparring.common.config;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists the keys of a record, for help and documentation. */
public final class Describe {
  private final Registry registry;
  private final List<Key> keys = new ArrayList<>();
  private final Set<Class<?>> inside = new LinkedHashSet<>();

  private Describe(Registry registry) {
    this.registry = registry;
  }

  /**
   * One key.
   *
   * @param key dotted; {@code []} stands for each element of a list, {@code <name>} for each name
   * @param type what may be written there
   * @param fallback the default as YAML text; empty where there is none
   * @param required whether it must be set
   * @param range the numbers allowed, in words; empty where all are
   * @param sentence what it means
   * @param secret whether it is never printed
   */
  public record Key(
      String key,
      String type,
      String fallback,
      boolean required,
      String range,
      String sentence,
      boolean secret) {}

  /** The keys at the top of a record that hold one text, number, truth or constant. */
  public static List<Key> scalars(Class<? extends Record> type) {
    Describe describe = new Describe(Registry.empty());
    for (Component component : Component.of(type)) {
      Type held = component.type();
      Type inner = Component.raw(held) == Optional.class ? Component.argument(held) : held;
      if (Scalars.reads(Component.raw(inner))) {
        describe.component(component, component.key());
      }
    }
    return List.copyOf(describe.keys);
  }

  /** The keys of a record without slots, in its order. */
  public static List<Key> of(Class<? extends Record> type) {
    return of(type, Registry.empty());
  }

  /** The keys of a record; what sits in its slots is described part by part. */
  public static List<Key> of(Class<? extends Record> type, Registry registry) {
    Describe describe = new Describe(registry);
    describe.record(type, "");
    return List.copyOf(describe.keys);
  }

  private void record(Class<?> type, String key) {
    if (inside.add(type)) {
      for (Component component : Component.of(type)) {
        component(component, Origins.child(key, component.key()));
      }
      inside.remove(type);
    }
  }

  private void component(Component component, String key) {
    boolean optional = Component.raw(component.type()) == Optional.class;
    keys.add(
        new Key(
            key,
            type(component.type()),
            component.fallback().orElse(""),
            component.fallback().isEmpty()
                && !optional
                && Component.raw(component.type()) != Settings.class,
            component.range().map(Range::text).orElse(""),
            component.param().map(Param::value).orElse(""),
            component.secret()));
    inner(component.type(), key);
  }

  /** The keys below a list, a map or a record. */
  private void inner(Type type, String key) {
    Class<?> raw = Component.raw(type);
    if (raw == Optional.class) {
      inner(Component.argument(type), key);
    } else if (raw == List.class) {
      inner(Component.argument(type), key + "[]");
    } else if (raw == Map.class) {
      inner(Component.argument(type), key + ".<name>");
    } else if (raw.isRecord() && !registry.wrapper(raw)) {
      record(raw, key);
    }
  }

  private String type(Type type) {
    Class<?> raw = Component.raw(type);
    if (raw == Optional.class) {
      return type(Component.argument(type));
    }
    if (raw == List.class) {
      return "list of " + type(Component.argument(type));
    }
    if (raw == Map.class) {
      return "map of " + type(Component.argument(type));
    }
    if (Scalars.reads(raw)) {
      return Scalars.kind(raw);
    }
    if (registry.wrapper(raw)) {
      return type(new Slots(Binder.of(registry), registry).slotOf(raw).type());
    }
    if (registry.slot(raw)) {
      return "part: " + String.join(", ", registry.parts(type).keySet());
    }
    return raw == Settings.class ? "settings" : "map";
  }
}
