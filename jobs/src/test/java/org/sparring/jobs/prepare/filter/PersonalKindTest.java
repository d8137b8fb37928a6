package org.sparring.jobs.prepare.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.random.Draw;
import org.sparring.jobs.prepare.filter.PlantedData.Planted;

class PersonalKindTest {
  @ParameterizedTest
  @CsvSource({"EMAIL, 1, 1", "IBAN, 1, 1", "CARD, 1, 1", "IP, 1, 1", "PHONE, 0.98, 0.98"})
  void whatIsPlantedIsFound(PersonalKind kind, double precision, double recall) {
    int planted = 0;
    int found = 0;
    int right = 0;
    List<String> wrong = new ArrayList<>();
    for (Planted each : new PlantedData(Draw.seed(21)).texts(kind, 600)) {
      planted += each.value().isEmpty() ? 0 : 1;
      List<Span> spans = kind.in(each.text());
      found += spans.size();
      boolean hit =
          spans.stream()
              .anyMatch(
                  span -> each.text().substring(span.start(), span.end()).equals(each.value()));
      right += hit ? 1 : 0;
      if (hit == each.value().isEmpty() || spans.size() > 1 || (!hit && !spans.isEmpty())) {
        wrong.add(each.text());
      }
    }
    assertThat((double) right / found).as("precision: " + wrong).isGreaterThanOrEqualTo(precision);
    assertThat((double) right / planted).as("recall: " + wrong).isGreaterThanOrEqualTo(recall);
  }

  @Test
  void publishedNumbersPassTheirChecks() {
    assertThat(Ibans.checks("GB82WEST12345698765432")).isTrue();
    assertThat(Ibans.checks("GB82WEST12345698765423")).isFalse();
    assertThat(Cards.checks("79927398713")).isTrue();
    assertThat(Cards.checks("79927398710")).isFalse();
    assertThat(PersonalKind.IBAN.in("gb82 west 1234 5698 7654 32, and more"))
        .extracting(Span::value)
        .containsExactly("GB82WEST12345698765432");
    assertThat(
            PersonalKind.IP.in("::1 is none, fe80::1ff:fe23:4567:890a is, 10:20 and 999.1.1.1 not"))
        .extracting(Span::value)
        .containsExactly("fe80::1ff:fe23:4567:890a");
  }

  @Test
  void aVeryLongTextIsSearchedInTime() {
    String dots = "a.".repeat(500_000) + "@" + "1 ".repeat(500_000) + "+4".repeat(300_000);
    for (PersonalKind kind : PersonalKind.values()) {
      assertThat(kind.in(dots)).isEmpty();
    }
  }
}
