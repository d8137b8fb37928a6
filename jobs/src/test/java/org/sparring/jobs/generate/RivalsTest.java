package org.sparring.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Start;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

class RivalsTest {
  private static final Start START = new Start("key", new int[] {1}, new int[0], Map.of());
  private static final Progress PROGRESS = new Progress(0, 0, 0);
  private static final Map<String, Double> MIXTURE = Map.of("policy", 0.5, "reference", 0.5);

  @Test
  void samplesOfThePolicyAndRivalsOfTheMixture() {
    Rivals rivals = new Rivals(2, 1, MIXTURE, 0.9, 8, true);
    List<Request> requests = rivals.next(START, Groups.rolled(Map.of()), PROGRESS, 0);
    assertThat(requests).extracting(Request::role).containsExactly(Role.SAMPLE, Role.RIVAL);
    assertThat(requests).extracting(Request::samples).containsExactly(2, 1);
    assertThat(requests.get(0).decoding().mixture()).isEmpty();
    assertThat(requests.get(1).decoding().mixture()).isEqualTo(MIXTURE);
    assertThat(rivals.next(START, Groups.rolled(Map.of(), Member.of(1)), PROGRESS, 0)).isEmpty();
    assertThat(rivals.models()).containsExactlyInAnyOrder("policy", "reference");
    assertThat(rivals.closes()).isTrue();
  }
}
