package org.sparring.jobs.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Progress;

class InOrderTest {
  private static double place(Map<String, String> facts, double uniform) {
    return new InOrder("order").place(facts, new Progress(0, 0, 0), uniform).orElseThrow();
  }

  @Test
  void stagesComeOneAfterTheOther() {
    assertThat(place(Map.of("order", "1.0"), 0.99)).isLessThan(place(Map.of("order", "2.0"), 0));
    assertThat(place(Map.of("order", "1.0"), 0.2)).isLessThan(place(Map.of("order", "1.0"), 0.3));
    assertThat(place(Map.of(), 0)).isGreaterThan(place(Map.of("order", "1000"), 0.99));
  }

  @Test
  void aStageThatIsNoNumberIsNamed() {
    assertThatThrownBy(() -> place(Map.of("order", "easy"), 0))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("`order`")
        .hasMessageContaining("`easy`");
  }
}
