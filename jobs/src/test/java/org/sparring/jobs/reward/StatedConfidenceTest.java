package org.sparring.jobs.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

class StatedConfidenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'It is 4. Confidence: 9' | 0.9",
        "'Confidence: 2. No: Confidence: 7/10' | 0.7",
        "'Confidence:8.5' | 0.85",
        "'Confidence: 30' | 1",
        "'Confidence: -3' | 0",
        "'Confidence: high' | 0.25",
        "'Confidence: 9, or rather Confidence: high' | 0.25",
        "'I am sure.' | 0.25",
        "'' | 0.25"
      })
  void theNumberAfterTheLastMention(String text, double expected) {
    StatedConfidence reward = new StatedConfidence("Confidence:", 10, 0.25);
    assertThat(reward.score(Groups.rolled(Map.of(), Member.of(1).text(text))).get(0).value())
        .isEqualTo(expected);
  }
}
