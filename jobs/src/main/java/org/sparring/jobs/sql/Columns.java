package org.sparring.jobs.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
 * The columns of a sample: those that every sample has, then some of the prompt's own.
 *
 * @param own names of the prompt's own columns, in the order of the row
 */
record Columns(List<String> own) {
  private static final StructType EVERY =
      new StructType()
          .add("prompt", DataTypes.StringType)
          .add("response", DataTypes.StringType)
          .add("finish", DataTypes.StringType)
          .add("length", DataTypes.IntegerType)
          .add("prompt_length", DataTypes.IntegerType)
          .add("tokens", DataTypes.createArrayType(DataTypes.IntegerType, false))
          .add("facts", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));

  /** Names of the columns that every sample has. */
  static Set<String> every() {
    return Set.of(EVERY.fieldNames());
  }

  StructType schema() {
    StructType schema = EVERY;
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
    values.add(ArrayBasedMapData.apply(facts, Columns::text, Columns::text));
    own.forEach(name -> values.add(text(facts.get(name))));
    return new GenericInternalRow(values.toArray());
  }

  private static Object text(Object text) {
    return text == null ? null : UTF8String.fromString((String) text);
  }
}
