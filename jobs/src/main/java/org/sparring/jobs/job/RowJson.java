package org.sparring.jobs.job;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/**
 * Rows of tables as JSON objects: the columns' names, and null for a number that is not finite,
 * which JSON cannot write.
 */
final class RowJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(numbers())
          .build();

  private RowJson() {}

  /** One object on one line. */
  static String of(Record row) {
    try {
      return JSON.writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a row as JSON", e);
    }
  }

  private static SimpleModule numbers() {
    return new SimpleModule()
        .addSerializer(Double.class, new Doubles())
        .addSerializer(double.class, new Doubles())
        .addSerializer(Float.class, new Floats())
        .addSerializer(float.class, new Floats())
        .addSerializer(double[].class, new DoubleArrays())
        .addSerializer(float[].class, new FloatArrays());
  }

  private static void write(double value, JsonGenerator out) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeNull();
    }
  }

  /** As a float, whose shortest text is not that of the double. */
  private static void write(float value, JsonGenerator out) throws IOException {
    if (Float.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeNull();
    }
  }

  private static final class Doubles extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      write(value.doubleValue(), out);
    }
  }

  private static final class Floats extends JsonSerializer<Float> {
    @Override
    public void serialize(Float value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      write(value.floatValue(), out);
    }
  }

  private static final class DoubleArrays extends JsonSerializer<double[]> {
    @Override
    public void serialize(double[] values, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      for (double value : values) {
        write(value, out);
      }
      out.writeEndArray();
    }
  }

  private static final class FloatArrays extends JsonSerializer<float[]> {
    @Override
    public void serialize(float[] values, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      for (float value : values) {
        write(value, out);
      }
      out.writeEndArray();
    }
  }
}
