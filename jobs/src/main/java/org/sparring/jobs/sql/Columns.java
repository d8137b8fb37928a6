package org.sparring.jobs.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The columns of what an expression sees: those that everything has, then some of the facts.
 *
 * @param every columns that everything has
 * @param own names of the facts, in the order of the row
 */
record Columns(StructType every, List<String> own) {
  StructType schema() {
    StructType schema = every;
    for (String name : own) {
      schema = schema.add(name, DataTypes.StringType);
    }
    return schema;
  }

  /**
   * A row.
   *
   * @param values of the columns that everything has, as Catalyst holds them
   */
  InternalRow row(List<Object> values, Map<String, String> facts) {
    List<Object> all = new ArrayList<>(values);
    own.forEach(name -> all.add(text(facts.get(name))));
    return new GenericInternalRow(all.toArray());
  }

  static Object text(Object text) {
    return text == null ? null : UTF8String.fromString((String) text);
  }
}
