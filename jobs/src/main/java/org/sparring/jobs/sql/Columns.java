package org.sparring.jobs.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Tokens;

/**
 * The columns of a row: those that every row of its kind has, then some of the data's own, which
 * are texts.
 *
 * @param every columns of every row; {@code facts} comes last
 * @param own names of the data's own columns, in the order of the row
 */
record Columns(StructType every, List<String> own) {
  /** A sample of a model. */
  static final StructType SAMPLE =
      new StructType()
          .add("prompt", DataTypes.StringType)
          .add("response", DataTypes.StringType)
          .add("finish", DataTypes.StringType)
          .add("length", DataTypes.IntegerType)
          .add("prompt_length", DataTypes.IntegerType)
          .add("tokens", DataTypes.createArrayType(DataTypes.IntegerType, false))
          .add("facts", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));

  /** A response of the data. */
  static final StructType RESPONSE =
      new StructType()
          .add("prompt", DataTypes.StringType)
          .add("response", DataTypes.StringType)
          .add("rank", DataTypes.IntegerType)
          .add("rating", DataTypes.DoubleType)
          .add("facts", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));

  StructType schema() {
    StructType schema = every;
    for (String name : own) {
      schema = schema.add(name, DataTypes.StringType);
    }
    return schema;
  }

  InternalRow row(Map<String, String> facts, Rollout rollout) {
    int[] ids = rollout.trace() instanceof Tokens tokens ? tokens.ids() : new int[0];
    int context = rollout.trace() instanceof Tokens tokens ? tokens.context().length : 0;
    List<Object> values = new ArrayList<>();
    values.add(text(facts.get("prompt")));
    values.add(text(rollout.text()));
    values.add(text(rollout.finish().name().toLowerCase(Locale.ROOT)));
    values.add(rollout.length());
    values.add(context);
    values.add(new GenericArrayData(ids));
    return row(values, facts);
  }

  /** A row of these values, which lack {@code facts}; texts are Java's. */
  InternalRow row(List<Object> every, Map<String, String> facts) {
    List<Object> values = new ArrayList<>();
    every.forEach(each -> values.add(each instanceof String text ? text(text) : each));
    values.add(ArrayBasedMapData.apply(facts, Columns::text, Columns::text));
    own.forEach(name -> values.add(text(facts.get(name))));
    return new GenericInternalRow(values.toArray());
  }

  private static Object text(Object text) {
    return text == null ? null : UTF8String.fromString((String) text);
  }
}
