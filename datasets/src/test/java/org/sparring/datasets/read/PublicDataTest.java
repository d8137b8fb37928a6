package org.sparring.datasets.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every file of public data is recognised, and each of its rows read or faulted. */
class PublicDataTest {
  private static final Path DATA = Path.of(System.getProperty("sparring.shared"), "data");
  private static final List<String> FOLDERS = List.of("hh", "prefs", "verifiable", "text");
  private static final String EXPECTED = "/public-data.csv";

  @RegisterExtension static final LocalSpark SPARK = new LocalSpark();

  @ParameterizedTest
  @CsvFileSource(resources = EXPECTED, useHeadersInDisplayName = true)
  void everyRowIsReadOrFaulted(String name, int rows, int examples, String faults, String known) {
    Path file = DATA.resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "without " + file);
    List<Reading> readings = SPARK.read(SourceSettings.of(file.toString()));
    assertThat(readings).hasSize(rows);
    Map<String, Long> reasons =
        readings.stream()
            .filter(reading -> reading.fault() != null)
            .collect(
                Collectors.groupingBy(reading -> reading.fault().reason(), Collectors.counting()));
    assertThat(reasons.toString()).isEqualTo(faults);
    assertThat(readings.stream().mapToInt(reading -> reading.examples().size()).sum())
        .isEqualTo(examples);
    Reading first = readings.stream().filter(each -> each.fault() == null).findFirst().get();
    assertThat(summary(first.examples().get(0))).isEqualTo(known);
  }

  /** The prompt's and the first response's beginnings, ranks, ratings, annotators, fact names. */
  private static String summary(Example row) {
    return String.join(
        "|",
        shown(row.prompt()),
        row.responses().isEmpty() ? "" : shown(row.responses().get(0).content()),
        joined(row.responses().stream().map(Response::rank)),
        joined(row.responses().stream().map(Response::rating).filter(each -> !each.isNaN())),
        joined(row.annotators().stream()),
        joined(row.facts().keySet().stream()),
        row.responses().isEmpty() ? "" : joined(row.responses().get(0).facts().keySet().stream()));
  }

  private static String shown(Content content) {
    String text =
        content instanceof Content.Chat chat
            ? chat.messages().size() + ":" + chat.messages().get(0).content()
            : ((Content.Plain) content).text();
    return beginning(text.strip().replaceAll("\\s+", " "));
  }

  private static String beginning(String line) {
    return line.substring(0, Math.min(40, line.length()));
  }

  private static String joined(Stream<?> each) {
    return beginning(each.map(Object::toString).collect(Collectors.joining(" ")));
  }

  @Test
  void noFileIsForgotten() throws Exception {
    Assumptions.assumeTrue(Files.exists(DATA), "without " + DATA);
    Set<String> there = new TreeSet<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(DATA.resolve(folder))) {
        files.forEach(each -> there.add(folder + "/" + each.getFileName()));
      }
    }
    Set<String> tested = new TreeSet<>();
    try (Stream<String> lines =
        new String(
                PublicDataTest.class.getResourceAsStream(EXPECTED).readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8)
            .lines()
            .skip(1)) {
      lines.forEach(line -> tested.add(line.substring(0, line.indexOf(','))));
    }
    assertThat(tested).isEqualTo(there);
  }

  @Test
  void mistakesAndStepsAreSpans() {
    Path file = DATA.resolve("prefs/qa_feedback_dev.jsonl.gz");
    Assumptions.assumeTrue(Files.exists(file), "without " + file);
    Example row = SPARK.read(SourceSettings.of(file.toString())).get(0).example();
    List<Span> mistakes = Span.of(row.responses().get(0).facts().get(Span.FACT));
    assertThat(mistakes)
        .extracting(Span::type)
        .containsExactly("Irrelevant", "Irrelevant", "Irrelevant");
    assertThat(mistakes.get(1).text()).startsWith("American singer Ariana Grande was released");
    Path steps = DATA.resolve("verifiable/math_aps_sample.jsonl.gz");
    Example tree = SPARK.read(SourceSettings.of(steps.toString())).get(1).example();
    for (Response leaf : tree.responses()) {
      List<Span> path = Span.of(leaf.facts().get(Span.FACT));
      assertThat(path.stream().map(Span::text).collect(Collectors.joining()))
          .isEqualTo(((Content.Plain) leaf.content()).text());
      assertThat(path.get(path.size() - 1).value()).isEqualTo(leaf.rating());
    }
  }
}
