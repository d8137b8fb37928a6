package org.sparring.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Group;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Start;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.start.Fresh;

class GeneratorTest {
  private static final Start START = new Start("key", new int[] {1}, new int[0], Map.of());
  private static final Progress PROGRESS = new Progress(0, 0, 0);

  @Test
  void samplesAreAskedForOnce() {
    Samples samples = new Samples(8, 0.7, 50, 0.9, 32);
    Group<Rollout> none = Groups.rolled(Map.of());
    assertThat(samples.next(START, none, PROGRESS, 0))
        .containsExactly(new Request(Role.SAMPLE, -1, 0, 8, new Decoding(0.7, 50, 0.9, 32, false)));
    Group<Rollout> some = Groups.rolled(Map.of(), Member.of(1));
    assertThat(samples.next(START, some, PROGRESS, 0)).isEmpty();
    assertThat(samples.given()).isFalse();
  }

  @Test
  void givenResponsesNeedNoSamples() {
    assertThat(new Given().given()).isTrue();
    assertThat(new Given().next(START, Groups.rolled(Map.of()), PROGRESS, 0)).isEmpty();
  }

  @Test
  void freshStartsKeepEveryExampleAsItIs() {
    Fresh fresh = new Fresh();
    assertThat(fresh.place(Map.of(), PROGRESS, 0.3)).hasValue(0.3);
    assertThat(fresh.open(START, List.of(), 1)).isSameAs(START);
  }
}
