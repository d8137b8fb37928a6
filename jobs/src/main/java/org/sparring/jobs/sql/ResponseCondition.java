package org.sparring.jobs.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A Spark SQL condition over one response of the data, evaluated without a session. Its columns are
 * {@code prompt} and {@code response} (texts), {@code rank} (0 is best, -1 unranked), {@code
 * rating} (null where there is none), {@code facts} (a map of texts), and each carried column by
 * its name, as text. See {@link Compiled} for what it may use.
 */
public final class ResponseCondition {
  private static final Subject RESPONSE =
      new Subject(
          "a condition",
          "one response",
          new StructType()
              .add("prompt", DataTypes.StringType)
              .add("response", DataTypes.StringType)
              .add("rank", DataTypes.IntegerType)
              .add("rating", DataTypes.DoubleType)
              .add("facts", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType)));

  private final Compiled compiled;

  private ResponseCondition(Compiled compiled) {
    this.compiled = compiled;
  }

  /** What a condition sees. */
  public record Row(
      String prompt, String response, int rank, double rating, Map<String, String> facts) {}

  /**
   * Compiles a condition.
   *
   * @throws IllegalArgumentException where it is none, or sees more than the response
   */
  public static ResponseCondition of(String expression) {
    return new ResponseCondition(Compiled.of(expression, RESPONSE));
  }

  /** Names of the carried columns that it reads. */
  public Set<String> own() {
    return compiled.own();
  }

  /**
   * Whether it is true, or a number other than 0; what is null is not.
   *
   * @throws IllegalArgumentException where it cannot be computed, with Spark's reason
   */
  public boolean holds(Row row) {
    try {
      Double value = compiled.value(values(row), row.facts());
      return value != null && value != 0;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(Compiled.firstLine(e), e);
    }
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    values.add(Columns.text(row.prompt()));
    values.add(Columns.text(row.response()));
    values.add(row.rank());
    values.add(Double.isNaN(row.rating()) ? null : row.rating());
    values.add(ArrayBasedMapData.apply(row.facts(), Columns::text, Columns::text));
    return values;
  }
}
