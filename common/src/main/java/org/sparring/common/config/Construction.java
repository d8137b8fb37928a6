package org.sparring.common.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Calls the constructor of a record and turns what it refuses into a message for its user. */
final class Construction {
  private Construction() {}

  static Record make(Cursor at, Class<?> type, List<Object> values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (Record) constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw refused(at, type, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be made", e);
    }
  }

  private static RuntimeException refused(Cursor at, Class<?> type, Throwable cause) {
    if (cause instanceof IllegalArgumentException || cause instanceof UserException) {
      return at.fail(cause.getMessage(), cause);
    }
    return new IllegalStateException(at.fullKey() + ": " + type.getName() + " failed", cause);
  }
}
