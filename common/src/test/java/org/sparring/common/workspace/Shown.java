package org.sparring.common.workspace;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows values exactly: contents of arrays, floats by their bits, maps by key. */
final class Shown {
  private Shown() {}

  static String of(Object value) {
    if (value instanceof Float f) {
      return "f" + Integer.toHexString(Float.floatToRawIntBits(f));
    } else if (value instanceof Double d) {
      return "d" + Long.toHexString(Double.doubleToRawLongBits(d));
    } else if (value instanceof List<?> list) {
      return list.stream().map(Shown::of).toList().toString();
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, String> shown = new TreeMap<>();
      map.forEach((key, held) -> shown.put(key, of(held)));
      return shown.toString();
    } else if (value.getClass().isArray() || value instanceof Record) {
      return value.getClass().getSimpleName() + of(parts(value));
    }
    return value.getClass().getSimpleName() + value;
  }

  /** The elements of an array, or the components of a record. */
  static List<Object> parts(Object value) {
    List<Object> parts = new ArrayList<>();
    if (value instanceof Record) {
      for (RecordComponent each : value.getClass().getRecordComponents()) {
        each.getAccessor().setAccessible(true);
        try {
          parts.add(each.getAccessor().invoke(value));
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(e);
        }
      }
      return parts;
    }
    for (int i = 0; i < Array.getLength(value); i++) {
      parts.add(Array.get(value, i));
    }
    return parts;
  }
}
