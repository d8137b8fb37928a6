package org.sparring.jobs.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.config.Param;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Outer;
import org.sparring.jobs.loss.Dpo;
import org.sparring.jobs.outer.Mean;
import org.sparring.jobs.outer.Nesterov;

class CatalogueTest {
  static Stream<Class<? extends Record>> parts() {
    return Catalogue.all().values().stream().flatMap(slot -> slot.values().stream());
  }

  @Test
  void everySlotHoldsPartsOfItsKind() {
    Catalogue.all()
        .forEach((slot, parts) -> assertThat(parts.values()).allMatch(slot::isAssignableFrom));
    assertThat(Catalogue.all().get(Loss.class)).containsEntry("dpo", Dpo.class);
  }

  @Test
  void namesAreSnakeCase() {
    for (Map<String, ?> slot : Catalogue.all().values()) {
      assertThat(slot.keySet()).allMatch(name -> name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
    }
  }

  @Test
  void duplicatesAreRefused() {
    Slot<Outer> slot = new Slot<>(Outer.class).add("mean", Mean.class);
    assertThatThrownBy(() -> slot.add("mean", Nesterov.class)).hasMessageContaining("twice");
    assertThatThrownBy(() -> slot.add("other", Mean.class)).hasMessageContaining("twice");
    assertThatThrownBy(() -> slot.add("outer", Outer.class)).hasMessageContaining("record");
  }

  @ParameterizedTest
  @MethodSource("parts")
  void everyParameterIsDescribedAndItsDefaultIsInRange(Class<? extends Record> part)
      throws ReflectiveOperationException {
    assertThat(byDefault(part)).isNotNull();
  }

  private static Object byDefault(Class<?> record) throws ReflectiveOperationException {
    RecordComponent[] components = record.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = byDefault(components[i]);
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return record.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object byDefault(RecordComponent component) throws ReflectiveOperationException {
    Param param = component.getAnnotation(Param.class);
    assertThat(param).as(component.toString()).isNotNull();
    assertThat(param.value()).as(component.toString()).endsWith(".");
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return constant(type, param.or());
    }
    if (type == String.class) {
      boolean required = param.or().isEmpty();
      return required ? "1" : param.or();
    }
    if (type.isRecord()) {
      assertThat(param.or()).isEqualTo("{}");
      return byDefault(type);
    }
    if (type == List.class) {
      assertThat(param.or()).isEqualTo("[]");
      return List.of();
    }
    if (type == Map.class) {
      assertThat(param.or()).isEqualTo("{}");
      return Map.of();
    }
    if (type == boolean.class) {
      assertThat(param.or()).isIn("true", "false");
      return Boolean.valueOf(param.or());
    }
    double number = Double.parseDouble(param.or());
    assertThat(number).isBetween(param.min(), param.max());
    assertThat(param.above() && number == param.min()).isFalse();
    assertThat(param.below() && number == param.max()).isFalse();
    return type == int.class ? (Object) Integer.valueOf(param.or()) : (Object) number;
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow();
  }
}
