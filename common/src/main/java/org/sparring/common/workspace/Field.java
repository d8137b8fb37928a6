package org.sparring.common.workspace;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.sparring.common.data.table.Doc;
import org.sparring.common.data.table.Key;

/** A component of a row record as a column. */
record Field(String name, String path, Method accessor, Codec codec, boolean key, String doc) {
  static Field of(RecordComponent component, String parent) {
    String name = snake(component.getName());
    String path = parent + "." + name;
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    Doc doc = component.getAnnotation(Doc.class);
    return new Field(
        name,
        path,
        accessor,
        Codecs.of(component.getGenericType(), path),
        component.isAnnotationPresent(Key.class),
        doc == null ? "" : doc.value());
  }

  /** The component's value, never null. */
  Object value(Object row) {
    try {
      return Codec.present(accessor.invoke(row), path);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + path, e);
    }
  }

  private static String snake(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
