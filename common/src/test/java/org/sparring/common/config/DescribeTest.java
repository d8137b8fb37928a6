package org.sparring.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DescribeTest {
  private final List<Describe.Key> keys = Describe.of(Sample.Job.class, Sample.REGISTRY);

  @Test
  void everyComponentHasItsLine() {
    assertThat(keys)
        .contains(
            new Describe.Key("workspace", "a text", "", true, "", "Folder of the tables.", false),
            new Describe.Key(
                "averaging.workers",
                "a whole number",
                "8",
                false,
                "at least 1 and at most 4096",
                "Logical workers.",
                false));
    assertThat(keys)
        .filteredOn(Describe.Key::secret)
        .extracting("key")
        .containsExactly("judge_key");
  }

  @Test
  void aSlotListsThePartsThatFit() {
    assertThat(keys)
        .filteredOn(key -> key.type().contains("part"))
        .extracting(key -> key.key() + " " + key.type())
        .containsExactly(
            "averaging.outer part: average, fixed, nesterov",
            "objective list of part: clipped",
            "tune list of part: penalty");
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    Registry.Builder builder =
        Registry.builder().part(Sample.Outer.class, "average", Sample.Average.class);
    assertThatThrownBy(() -> builder.part(Sample.Outer.class, "average", Sample.Nesterov.class))
        .hasMessageContaining("average is the name of both");
    assertThatThrownBy(() -> builder.part(Sample.Loss.class, "x", Sample.Average.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nearNamesAreAtMostThree() {
    List<String> known = List.of("rate", "rates", "grate", "crate", "momentum");
    assertThat(Near.names("rate", known)).startsWith("rate").hasSize(3);
    assertThat(Near.names("mometnum", known)).containsExactly("momentum");
    assertThat(Near.distance("ab", "ba")).isEqualTo(1);
  }
}
