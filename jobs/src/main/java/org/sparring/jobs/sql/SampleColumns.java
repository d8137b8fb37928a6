package org.sparring.jobs.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Tokens;

/** The columns of a sample. */
final class SampleColumns {
  static final Subject REWARD =
      new Subject(
          "a reward",
          "one sample",
          new StructType()
              .add("prompt", DataTypes.StringType)
              .add("response", DataTypes.StringType)
              .add("finish", DataTypes.StringType)
              .add("length", DataTypes.IntegerType)
              .add("prompt_length", DataTypes.IntegerType)
              .add("tokens", DataTypes.createArrayType(DataTypes.IntegerType, false))
              .add("facts", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType)));

  private SampleColumns() {}

  /** In the order of {@link #REWARD}. */
  static List<Object> of(Map<String, String> facts, Rollout rollout) {
    int[] ids = rollout.trace() instanceof Tokens tokens ? tokens.ids() : new int[0];
    int context = rollout.trace() instanceof Tokens tokens ? tokens.context().length : 0;
    List<Object> values = new ArrayList<>();
    values.add(Columns.text(facts.get("prompt")));
    values.add(Columns.text(rollout.text()));
    values.add(Columns.text(rollout.finish().name().toLowerCase(Locale.ROOT)));
    values.add(rollout.length());
    values.add(context);
    values.add(new GenericArrayData(ids));
    values.add(ArrayBasedMapData.apply(facts, Columns::text, Columns::text));
    return values;
  }
}
