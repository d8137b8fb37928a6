package org.sparring.jobs.prepare.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.datasets.make.DemoData;
import org.sparring.datasets.make.DemoSize;
import org.sparring.jobs.evaluate.Interval;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.StageCalls;

class FlipRatesTest {
  private static final Traits TRAITS = new Traits(128);

  /** The rates of {@code datasets.make.Annotators}. */
  static final double[] PLANTED = {0.10, 0.20, 0.25, 0.30, 0.40};

  private static Collection<List<JsonNode>> pairs(long seed) throws IOException {
    Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
    new DemoData(DemoSize.seed(seed))
        .write(name -> files.computeIfAbsent(name, none -> new ByteArrayOutputStream()));
    Map<String, List<JsonNode>> pairs = new LinkedHashMap<>();
    ObjectMapper json = new ObjectMapper();
    String text = files.get(DemoData.PREFERENCES).toString(StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      JsonNode row = json.readTree(line);
      pairs.computeIfAbsent(row.get("pair").asText(), none -> new ArrayList<>()).add(row);
    }
    return pairs.values();
  }

  private static Contest contest(List<JsonNode> rows) {
    String chosen = rows.get(0).get("chosen").asText();
    String rejected = rows.get(0).get("rejected").asText();
    String first = chosen.compareTo(rejected) < 0 ? chosen : rejected;
    String second = first.equals(chosen) ? rejected : chosen;
    int[] annotators =
        rows.stream().mapToInt(row -> row.get("annotator").asText().charAt(10) - '1').toArray();
    int[] labels =
        rows.stream()
            .mapToInt(
                row -> row.get("chosen").asText().equals(first) ? Contest.FIRST : Contest.SECOND)
            .toArray();
    String prompt = rows.get(0).get("prompt").asText();
    return Contest.of(TRAITS.of(prompt, first, second), new Labels(annotators, labels));
  }

  @Test
  void theDemosFiveAnnotatorsAreFound() throws IOException {
    int inside = 0;
    for (long seed = 1; seed <= 6; seed++) {
      FlipRates.Fit fit =
          new FlipRates(1, 1e-8, 100)
              .fit(
                  new Given<>(pairs(seed).stream().map(FlipRatesTest::contest).toList()),
                  TRAITS,
                  5);
      assertThat(fit.converged()).isTrue();
      for (int a = 0; a < 5; a++) {
        Interval interval = fit.intervals()[a];
        inside += interval.low() <= PLANTED[a] && PLANTED[a] <= interval.high() ? 1 : 0;
        assertThat(interval.high() - interval.low()).isLessThan(0.25);
      }
    }
    assertThat(inside)
        .as("of 30 that intervals of 95 percent should cover")
        .isGreaterThanOrEqualTo(26);
  }

  @Test
  void theStageFindsThemInTheDemosRows() throws IOException {
    StageCalls calls = new StageCalls();
    for (List<JsonNode> pair : pairs(1)) {
      for (JsonNode row : pair) {
        calls.pair(
            row.get("prompt").asText(),
            row.get("chosen").asText(),
            row.get("rejected").asText(),
            row.get("annotator").asText());
      }
    }
    StageCalls.Called flips = calls.through("flips");
    StageCalls.Called errors = calls.through("annotators");
    for (int a = 0; a < 5; a++) {
      String slice = "annotator/annotator-" + (a + 1);
      Finding rate = flips.finding("flip_rate", slice);
      assertThat(PLANTED[a]).isBetween(rate.low(), rate.high());
      assertThat(rate.high() - rate.low()).isLessThan(0.15);
      double error = errors.finding("error_rate", slice).value();
      assertThat(error).as("honest disagreement counts").isGreaterThan(rate.value());
    }
    assertThat(errors.finding("error_rate", "annotator/annotator-1").value()).isBetween(0.2, 0.3);
  }
}
