package org.sparring.common.fleet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * Java serialization of inputs and results, whatever serializer Spark is set to: records fail under
 * Kryo.
 */
final class Wire {
  private Wire() {}

  static byte[] pack(Serializable value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot serialize " + value.getClass().getName(), e);
    }
    return bytes.toByteArray();
  }

  static Object unpack(byte[] bytes) {
    try (ObjectInputStream in = new Loading(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot deserialize", e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class of this job is not on the class path here", e);
    }
  }

  /** What arrives when a value is sent. */
  @SuppressWarnings("unchecked")
  static <T extends Serializable> T sent(T value) {
    return (T) unpack(pack(value));
  }

  /** Finds classes where Spark puts the jars of a job. */
  private static final class Loading extends ObjectInputStream {
    Loading(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      try {
        return Class.forName(type.getName(), false, loader);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(type);
      }
    }
  }
}
