package org.sparring.jobs.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A condition in Spark SQL on one row of preferences, evaluated without a session. See {@link
 * Compiled} for what it may use.
 */
public final class Condition {
  private static final Subject ROW =
      new Subject(
          "a condition",
          "one row",
          new StructType()
              .add("prompt", DataTypes.StringType)
              .add("responses", DataTypes.createArrayType(DataTypes.StringType, false))
              .add("ranks", DataTypes.createArrayType(DataTypes.IntegerType, false))
              .add("strength", DataTypes.DoubleType)
              .add("annotators", DataTypes.createArrayType(DataTypes.StringType, false))
              .add("file", DataTypes.StringType)
              .add("position", DataTypes.LongType)
              .add("facts", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType)));

  private final Compiled compiled;

  private Condition(Compiled compiled) {
    this.compiled = compiled;
  }

  /**
   * What a row says.
   *
   * @param strength null where not given
   * @param facts carried columns, which are also columns of their own
   */
  public record Row(
      String prompt,
      List<String> responses,
      List<Integer> ranks,
      Double strength,
      List<String> annotators,
      String file,
      long position,
      Map<String, String> facts) {}

  /**
   * Compiles a condition.
   *
   * @throws IllegalArgumentException where it is none, or sees more than one row
   */
  public static Condition of(String expression) {
    Compiled compiled = Compiled.of(expression, ROW);
    if (!compiled.truth()) {
      throw new IllegalArgumentException("a condition is true or false: `" + expression + "`");
    }
    return new Condition(compiled);
  }

  /** Names of the carried columns that it reads. */
  public Set<String> own() {
    return compiled.own();
  }

  /**
   * Its value, null where it is null.
   *
   * @throws IllegalStateException where it fails on this row, as a division by zero does
   */
  public Boolean test(Row row) {
    try {
      Double value = compiled.value(values(row), row.facts());
      return value == null ? null : Boolean.valueOf(value == 1);
    } catch (RuntimeException failed) {
      throw new IllegalStateException(Compiled.firstLine(failed), failed);
    }
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    values.add(Columns.text(row.prompt()));
    values.add(texts(row.responses()));
    values.add(new GenericArrayData(row.ranks().toArray()));
    values.add(row.strength());
    values.add(texts(row.annotators()));
    values.add(Columns.text(row.file()));
    values.add(row.position());
    values.add(ArrayBasedMapData.apply(row.facts(), Columns::text, Columns::text));
    return values;
  }

  private static GenericArrayData texts(List<String> texts) {
    return new GenericArrayData(texts.stream().map(Columns::text).toArray());
  }
}
