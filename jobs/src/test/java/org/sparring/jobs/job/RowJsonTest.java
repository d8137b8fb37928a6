package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.workspace.Column;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;

class RowJsonTest {
  static Stream<Table<?>> tables() {
    return Tables.all().stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void anObjectHasTheColumnsOfTheTableAndNullForWhatIsNoNumber(Table<?> table) throws Exception {
    String line = RowJson.of(row(table.row()));
    assertThat(line).doesNotContain("NaN", "Infinity", "\n");
    check(new ObjectMapper().readTree(line), table.columns());
  }

  private static void check(JsonNode object, List<Column> columns) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    assertThat(names).isEqualTo(columns.stream().map(Column::name).toList());
    for (Column column : columns) {
      JsonNode value = object.path(column.name());
      switch (column.type()) {
        case "double", "float" -> assertThat(value.isNull()).isTrue();
        case "array<float>", "array<double>" -> assertThat(value.path(0).isNull()).isTrue();
        default -> assertThat(value.isNull()).isFalse();
      }
      if (value.isObject() && !column.inner().isEmpty()) {
        check(value, column.inner());
      }
    }
  }

  /** A row whose fractions are all NaN. */
  private static Record row(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      boolean texts = components[i].getGenericType().getTypeName().endsWith("String>");
      values[i] = types[i] == Map.class && texts ? Map.of("a", "b") : value(types[i]);
    }
    return (Record) type.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object value(Class<?> type) throws ReflectiveOperationException {
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), 1);
      Array.set(array, 0, value(type.getComponentType()));
      return array;
    }
    if (type.isRecord()) {
      return row(type);
    }
    if (type == Map.class) {
      return Map.of("policy", new float[] {Float.NaN});
    }
    return switch (type.getName()) {
      case "java.lang.String" -> "";
      case "java.util.List" -> List.of();
      case "int" -> 1;
      case "long" -> 1L;
      case "float" -> Float.NaN;
      case "double" -> Double.NaN;
      default -> false;
    };
  }
}
