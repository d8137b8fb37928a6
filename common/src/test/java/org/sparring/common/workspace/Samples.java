package org.sparring.common.workspace;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.fleet.Site;

/** Rows with edge values, made for any record of the supported types. */
final class Samples {
  private static final String[] TEXTS = {"", "naïve 模型 🙂", "line\nbreak\t\"quoted\"\u0000"};
  private static final int[] INTS = {0, Integer.MIN_VALUE, Integer.MAX_VALUE};
  private static final float[] FLOATS = {
    Float.NaN, -0.0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 1f / 3
  };
  private static final double[] DOUBLES = {
    Double.NaN, -0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY, 1.0 / 3
  };

  private Samples() {}

  /** Three rows in no order: edge values, empty containers, several elements. */
  static <R extends Record> List<R> of(Table<R> table) {
    List<R> rows = new ArrayList<>();
    for (int variant = 2; variant >= 0; variant--) {
      rows.add(table.row().cast(record(table.row(), variant)));
    }
    return rows;
  }

  private static Object record(Class<?> row, int variant) {
    RecordComponent[] components = row.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i].getGenericType(), variant);
    }
    try {
      Constructor<?> constructor = row.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object value(Type type, int variant) {
    if (type == String.class) {
      return TEXTS[variant];
    } else if (type == int.class || type == Integer.class) {
      return INTS[variant];
    } else if (type == long.class || type == Long.class) {
      return variant == 1 ? Long.MIN_VALUE : variant * 5_000_000_000L;
    } else if (type == float.class || type == Float.class) {
      return FLOATS[variant];
    } else if (type == double.class || type == Double.class) {
      return DOUBLES[variant];
    } else if (type == boolean.class || type == Boolean.class) {
      return variant == 1;
    } else if (type instanceof Class<?> known && known.isRecord()) {
      return record(known, variant);
    }
    return container(type, variant);
  }

  private static Object container(Type type, int variant) {
    boolean empty = variant == 1;
    if (type == int[].class) {
      return empty ? new int[0] : INTS.clone();
    } else if (type == float[].class) {
      return empty ? new float[0] : FLOATS.clone();
    } else if (type == double[].class) {
      return empty ? new double[0] : DOUBLES.clone();
    } else if (type == boolean[].class) {
      return empty ? new boolean[0] : new boolean[] {true, false, true};
    }
    Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
    if (arguments.length == 1) {
      return empty ? List.of() : List.of(value(arguments[0], 0), value(arguments[0], 1));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < (empty ? 0 : 3); i++) {
      map.put("z🙂y".substring(0, 1) + (9 - i), value(arguments[1], i));
    }
    return map;
  }

  /** A place in the calling thread. */
  static Site site(int shard, String attempt) {
    return new Site() {
      @Override
      public String attempt() {
        return attempt;
      }

      @Override
      public int shard() {
        return shard;
      }

      @Override
      public void checkInterrupted() {}

      @Override
      public int device() {
        return -1;
      }
    };
  }
}
