package org.sparring.common.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes a record as the settings that make it, every default included. */
final class Filled {
  private final Registry registry;
  private final Set<String> secrets = new TreeSet<>();

  Filled(Registry registry) {
    this.registry = registry;
  }

  /** The secret keys of what was written so far. */
  Set<String> secrets() {
    return secrets;
  }

  ObjectNode tree(Record value) {
    return record(value, "");
  }

  private ObjectNode record(Record value, String key) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      put(tree, component, read(component, value), key);
    }
    return tree;
  }

  private void put(ObjectNode tree, RecordComponent component, Object value, String key) {
    String name = Spelling.key(component.getName());
    String child = Origins.child(key, name);
    Param param = component.getAnnotation(Param.class);
    if (param != null && param.secret()) {
      secrets.add(child);
    }
    node(value, component.getGenericType(), child).ifPresent(node -> tree.set(name, node));
  }

  private Optional<JsonNode> node(Object value, Type type, String key) {
    if (value instanceof Optional<?> optional) {
      return optional.flatMap(inner -> node(inner, Component.argument(type), key));
    }
    return Optional.of(present(value, type, key));
  }

  private JsonNode present(Object value, Type type, String key) {
    if (value instanceof List<?> list) {
      return list(list, Component.argument(type), key);
    }
    if (value instanceof Map<?, ?> map) {
      return map(map, Component.argument(type), key);
    }
    if (value instanceof Settings settings) {
      return settings.tree();
    }
    if (value instanceof Record record) {
      return composite(record, type, key);
    }
    if (value instanceof Enum<?> constant) {
      return TextNode.valueOf(Spelling.value(constant));
    }
    if (value instanceof Boolean truth) {
      return BooleanNode.valueOf(truth);
    }
    if (value instanceof Integer || value instanceof Long) {
      return LongNode.valueOf(((Number) value).longValue());
    }
    return value instanceof Number number
        ? DoubleNode.valueOf(Double.parseDouble(number.toString()))
        : TextNode.valueOf((String) value);
  }

  private ArrayNode list(List<?> values, Type element, String key) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Object value : values) {
      list.add(present(value, element, Origins.child(key, Integer.toString(list.size()))));
    }
    return list;
  }

  private ObjectNode map(Map<?, ?> values, Type element, String key) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    values.forEach(
        (name, value) ->
            map.set((String) name, present(value, element, Origins.child(key, (String) name))));
    return map;
  }

  private ObjectNode composite(Record value, Type type, String key) {
    Class<?> raw = Component.raw(type);
    if (registry.slot(raw)) {
      String name = registry.name(type, value.getClass());
      return named(name, record(value, Origins.child(key, name)));
    }
    return registry.wrapper(raw) ? wrapper(value, key) : record(value, key);
  }

  /** Its other components first, then those of the part. */
  private ObjectNode wrapper(Record value, String key) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    RecordComponent slot =
        Arrays.stream(components).filter(c -> registry.slot(c.getType())).findFirst().orElseThrow();
    Record part = (Record) read(slot, value);
    String name = registry.name(slot.getGenericType(), part.getClass());
    String child = Origins.child(key, name);
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    for (RecordComponent component : components) {
      if (component != slot) {
        put(tree, component, read(component, value), child);
      }
    }
    tree.setAll(record(part, child));
    return named(name, tree);
  }

  private static ObjectNode named(String name, ObjectNode parameters) {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    part.set(name, parameters);
    return part;
  }

  private static Object read(RecordComponent component, Record value) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    try {
      return accessor.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(accessor + " failed", e);
    }
  }
}
