package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sparring.common.config.UserException;

/**
 * Brings the columns of a {@code Dataset} to the types that stages read: a notebook makes whole
 * numbers long, and columns without a value have no type.
 */
final class NeutralTypes {
  private NeutralTypes() {}

  /**
   * The rows under the types of {@link NeutralColumns#SCHEMA}, of which fields may be missing.
   *
   * @throws UserException with the code for input where a column or a field is unknown or of
   *     another kind
   */
  static Dataset<Row> fitted(Dataset<Row> rows) {
    StructType wanted = fitted("", rows.schema(), NeutralColumns.SCHEMA);
    List<Column> columns = new ArrayList<>();
    for (StructField field : wanted.fields()) {
      String name = "`" + field.name() + "`";
      columns.add(functions.col(name).cast(field.dataType()).as(field.name()));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private static StructType fitted(String within, StructType given, StructType known) {
    List<String> names = Arrays.asList(known.fieldNames());
    StructType fitted = new StructType();
    for (StructField field : given.fields()) {
      String name = within + field.name();
      if (!names.contains(field.name())) {
        throw UserException.input(
            "The column '%s' is none of %s; rename it, or put it into the map 'facts'."
                .formatted(name, String.join(", ", names)));
      }
      DataType type = known.apply(field.name()).dataType();
      fitted = fitted.add(field.name(), fitted(name, field.dataType(), type));
    }
    return fitted;
  }

  private static DataType fitted(String name, DataType given, DataType known) {
    if (given instanceof StructType one && known instanceof StructType other) {
      return fitted(name + ".", one, other);
    }
    if (given instanceof ArrayType one && known instanceof ArrayType other) {
      return DataTypes.createArrayType(fitted(name, one.elementType(), other.elementType()));
    }
    if (given instanceof MapType one && known instanceof MapType other) {
      return DataTypes.createMapType(
          fitted(name, one.keyType(), other.keyType()),
          fitted(name, one.valueType(), other.valueType()));
    }
    boolean number = given instanceof NumericType && known instanceof NumericType;
    boolean fits = number && (known.equals(DataTypes.DoubleType) || whole(given));
    if (given.equals(known) || given instanceof NullType || fits) {
      return known;
    }
    throw UserException.input(
        "The column '%s' is of the type %s and must be %s; cast it."
            .formatted(name, given.simpleString(), known.simpleString()));
  }

  private static boolean whole(DataType type) {
    return type instanceof IntegerType
        || type instanceof LongType
        || type instanceof ShortType
        || type instanceof ByteType;
  }
}
