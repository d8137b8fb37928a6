package org.sparring.common.workspace;

import static java.util.Map.entry;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** Finds the codec of a Java type. */
final class Codecs {
  private static final Map<Type, Codec> FIXED =
      Map.ofEntries(
          entry(int.class, Scalar.INT),
          entry(Integer.class, Scalar.INT),
          entry(long.class, Scalar.LONG),
          entry(Long.class, Scalar.LONG),
          entry(float.class, Scalar.FLOAT),
          entry(Float.class, Scalar.FLOAT),
          entry(double.class, Scalar.DOUBLE),
          entry(Double.class, Scalar.DOUBLE),
          entry(boolean.class, Scalar.BOOLEAN),
          entry(Boolean.class, Scalar.BOOLEAN),
          entry(int[].class, ArrayCodec.INT),
          entry(float[].class, ArrayCodec.FLOAT),
          entry(double[].class, ArrayCodec.DOUBLE),
          entry(boolean[].class, ArrayCodec.BOOLEAN));

  private Codecs() {}

  /** The codec; the path names the column in messages. */
  static Codec of(Type type, String path) {
    Codec fixed = FIXED.get(type);
    if (fixed != null) {
      return fixed;
    }
    if (type == String.class) {
      return new TextCodec(path);
    }
    if (type instanceof Class<?> row && row.isRecord()) {
      return RecordCodec.of(row, path);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return new ListCodec(of(arguments[0], path), path);
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return new MapCodec(new TextCodec(path + ".key"), of(arguments[1], path), path);
      }
    }
    throw new IllegalArgumentException("column " + path + " has the unsupported type " + type);
  }
}
