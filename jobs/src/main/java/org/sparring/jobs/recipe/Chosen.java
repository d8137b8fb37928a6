package org.sparring.jobs.recipe;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sparring.common.config.Describe;
import org.sparring.common.part.Part;

/**
 * A key of a part with the value that a recipe gives it.
 *
 * @param key the key, with its default and its sentence
 * @param value as it is written in YAML
 */
public record Chosen(Describe.Key key, String value) {

  /** The keys of a record in its order, those of settings inside it with their full keys. */
  static List<Chosen> of(Record record, List<Describe.Key> keys) {
    List<Chosen> chosen = new ArrayList<>();
    add("", record, keys, chosen);
    return chosen;
  }

  private static void add(
      String prefix, Record record, List<Describe.Key> keys, List<Chosen> chosen) {
    List<Describe.Key> own =
        keys.stream()
            .filter(each -> each.key().startsWith(prefix))
            .filter(each -> !each.key().substring(prefix.length()).contains("."))
            .toList();
    RecordComponent[] components = record.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      Object value = read(components[i], record);
      if (value instanceof Record inner && !(value instanceof Part)) {
        add(own.get(i).key() + ".", inner, keys, chosen);
      } else {
        chosen.add(new Chosen(own.get(i), text(value)));
      }
    }
  }

  /** Whether the value is the default. */
  boolean usual() {
    return value.equals(key.fallback()) || number(value).equals(number(key.fallback()));
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component + " of " + record, e);
    }
  }

  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    if (value instanceof Double number) {
      return number.toString().replace('E', 'e');
    }
    return "".equals(value) ? "''" : String.valueOf(value);
  }

  private static String number(String text) {
    return text.matches("-?[0-9.]+(e-?[0-9]+)?") ? Double.toString(Double.parseDouble(text)) : text;
  }
}
