package org.sparring.common.workspace;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Tables as Spark sees them. */
final class SparkTables {
  private SparkTables() {}

  static Dataset<Row> read(SparkSession spark, Table<?> table, List<Path> files) {
    StructType schema = struct(table.schema());
    if (files.isEmpty()) {
      return spark.createDataFrame(List.of(), schema);
    }
    String[] literal = files.stream().map(each -> escape(each.toString())).toArray(String[]::new);
    return spark.read().schema(schema).parquet(literal);
  }

  /** Spark takes paths for patterns. */
  static String escape(String path) {
    return path.replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
  }

  static StructType struct(GroupType group) {
    return new StructType(
        group.getFields().stream()
            .map(each -> DataTypes.createStructField(each.getName(), type(each), false))
            .toArray(StructField[]::new));
  }

  private static DataType type(Type field) {
    if (field.isPrimitive()) {
      return scalar(field.asPrimitiveType());
    }
    GroupType group = field.asGroupType();
    LogicalTypeAnnotation annotation = group.getLogicalTypeAnnotation();
    if (annotation == null) {
      return struct(group);
    }
    GroupType inner = group.getType(0).asGroupType();
    return annotation.equals(LogicalTypeAnnotation.listType())
        ? DataTypes.createArrayType(type(inner.getType(0)), false)
        : DataTypes.createMapType(DataTypes.StringType, type(inner.getType(1)), false);
  }

  private static DataType scalar(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> DataTypes.IntegerType;
      case INT64 -> DataTypes.LongType;
      case FLOAT -> DataTypes.FloatType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case BINARY -> DataTypes.StringType;
      default -> throw new IllegalStateException("no table has a column of type " + type);
    };
  }
}
