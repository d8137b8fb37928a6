package org.sparring.common.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One component of a record, as settings see it.
 *
 * @param key its key, in snake case
 * @param type declared type
 * @param param its description, where it has one
 */
record Component(String key, Type type, Optional<Param> param) {
  static List<Component> of(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(Component::of).toList();
  }

  private static Component of(RecordComponent component) {
    return new Component(
        Spelling.key(component.getName()),
        component.getGenericType(),
        Optional.ofNullable(component.getAnnotation(Param.class)));
  }

  static List<String> keys(Class<?> record) {
    return of(record).stream().map(Component::key).toList();
  }

  /** The default as YAML text. */
  Optional<String> fallback() {
    return param.map(Param::or).filter(text -> !text.isEmpty());
  }

  boolean secret() {
    return param.map(Param::secret).orElse(false) || Secrets.telling(key);
  }

  Optional<Range> range() {
    return param.map(Range::of).filter(range -> !range.open());
  }

  static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    throw new IllegalArgumentException("Settings cannot hold a " + type);
  }

  /** The type in angle brackets; the last one of several. */
  static Type argument(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return arguments[arguments.length - 1];
    }
    throw new IllegalArgumentException(type + " must say what it holds");
  }
}
