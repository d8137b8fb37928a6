package org.sparring.datasets.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicDataTest {
  @RegisterExtension static final LocalSpark SPARK = new LocalSpark();

  @ParameterizedTest
  @CsvSource({
    "hh/harmless-base.train.jsonl.gz, auto, 1310, 2",
    "hh/harmless-base.test.jsonl.gz, hh, 233, 2",
    "hh/helpful-base.train.jsonl.gz, auto, 1357, 2",
    "hh/helpful-base.test.jsonl.gz, auto, 221, 2",
    "prefs/hhh_alignment.jsonl.gz, trl, 221, 2",
    "prefs/dpo_en_demo.jsonl.gz, auto, 300, 2",
    "prefs/kto_en_demo.jsonl.gz, auto, 300, 1",
    "text/rt_polarity.jsonl.gz, auto, 10662, 1",
    "text/tinyshakespeare.txt.gz, auto, 32777, 1"
  })
  void everyRowIsReadOrFaulted(String name, String format, int rows, int responses) {
    Path file = Path.of(System.getProperty("sparring.shared"), "data", name);
    Assumptions.assumeTrue(Files.exists(file), "without " + file);
    List<Reading> readings =
        SPARK.read(new SourceSettings(file.toString(), format, "", 0, Map.of()));
    assertThat(readings).hasSize(rows);
    Map<String, Long> faults =
        readings.stream()
            .filter(reading -> reading.fault() != null)
            .collect(
                Collectors.groupingBy(reading -> reading.fault().reason(), Collectors.counting()));
    assertThat(faults.keySet()).isSubsetOf("prompts_differ", "no_response");
    assertThat(faults.values().stream().mapToLong(Long::longValue).sum()).isLessThan(10);
    assertThat(readings.stream().filter(reading -> reading.example() != null))
        .allSatisfy(reading -> assertThat(reading.example().responses()).hasSize(responses));
  }
}
