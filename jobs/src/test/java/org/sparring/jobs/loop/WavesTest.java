package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Rollout;
import org.sparring.jobs.loop.Waves.Drawn;

/** Groups of which filters leave nothing make room for those of later examples. */
class WavesTest {
  private final List<List<String>> asked = new ArrayList<>();

  private Waves.Filled fill(int wanted, Set<String> empty, String... keys) {
    List<Beginning> picks =
        Stream.of(keys).<Beginning>map(key -> new Beginning.Fresh(new Pick(key, null, 0))).toList();
    return new Waves(wanted, this::draw, each -> !empty.contains(each.group().key())).fill(picks);
  }

  private List<Drawn> draw(List<Beginning> beginnings) {
    List<Pick> picks = Beginning.picks(beginnings);
    asked.add(picks.stream().map(Pick::key).toList());
    return picks.stream()
        .map(each -> new Group<Rollout>(each.key(), Map.of(), Preference.NONE, List.of()))
        .map(group -> new Drawn(group, Map.of()))
        .toList();
  }

  private static List<String> keys(Waves.Filled filled) {
    return filled.groups().stream().map(each -> each.group().key()).toList();
  }

  @Test
  void whatIsLeftNeedsNoSecondWave() {
    Waves.Filled filled = fill(2, Set.of(), "b", "a", "c", "d");
    assertThat(keys(filled)).containsExactly("a", "b");
    assertThat(filled.drawn()).isEqualTo(2);
    assertThat(asked).containsExactly(List.of("b", "a"));
  }

  @Test
  void everyWaveAsksForWhatIsMissing() {
    Waves.Filled filled =
        fill(3, Set.of("a", "b", "d"), "a", "b", "c", "d", "e", "f", "g", "h", "i");
    assertThat(asked).containsExactly(List.of("a", "b", "c"), List.of("d", "e"), List.of("g"));
    assertThat(keys(filled)).containsExactly("c", "e", "g");
    assertThat(filled.drawn()).isEqualTo(6);
  }

  @Test
  void whatNoWaveFillsStaysEmpty() {
    Waves.Filled filled = fill(2, Set.of("a", "b", "c"), "c", "b", "d", "a");
    assertThat(keys(filled)).containsExactly("c", "d");
    assertThat(filled.drawn()).isEqualTo(4);
  }

  @Test
  void aShardWithoutFurtherExamplesKeepsAll() {
    assertThat(keys(fill(3, Set.of("a", "c"), "c", "b", "a"))).containsExactly("a", "b", "c");
  }
}
