package org.sparring.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.jobs.evaluate.Summary;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "12, 12",
    "-3, -3",
    "0.61234, 0.6123",
    "0.5, 0.5",
    "1234.5678, 1235",
    "0.00012341, 1.234e-04",
    "12345678.9, 1.235e+07",
    "NaN, –"
  })
  void numbersReadEasily(double value, String expected) {
    assertThat(Numerals.of(value)).isEqualTo(expected);
  }

  @Test
  void valuesAreAsFineAsTheirIntervals() {
    assertThat(Numerals.of(new Summary("a", 0.61234, 0.5812, 0.6409, 9)))
        .isEqualTo("0.612 [0.581, 0.641]");
    assertThat(Numerals.of(new Summary("a", 123.456, 101.2, 150.9, 9))).isEqualTo("123 [101, 151]");
    assertThat(Numerals.of(new Summary("a", 0.5, 0.5, 0.5, 9))).isEqualTo("0.500 [0.500, 0.500]");
    assertThat(Numerals.of(new Summary("a", 0.25, Double.NaN, Double.NaN, 1))).isEqualTo("0.25");
  }

  @Test
  void scalesHaveRoundMarks() {
    Scale scale = Scale.around(0.472, 0.842, 0.5);
    assertThat(scale.ticks().stream().map(Numerals::of))
        .containsExactly("0.4", "0.5", "0.6", "0.7", "0.8", "0.9");
    assertThat(scale.share(0.5)).isCloseTo(0.2, within(1e-12));
    assertThat(Scale.around(3, 3).ticks()).hasSizeBetween(2, 8).contains(3.0);
    assertThat(Scale.around().ticks()).hasSizeBetween(2, 8).startsWith(0.0);
  }

  @Test
  void intervalsLieOnTheirScale() {
    Summary row = new Summary("dpo", 0.6, 0.5, 0.7, 40);
    Summary alone = new Summary("one", 0.9, Double.NaN, Double.NaN, 1);
    Intervals intervals = new Intervals("t", "", "win rate", 0.5, List.of(row, alone));
    assertThat(intervals.ticks().get(0).label()).isEqualTo("0.5");
    assertThat(intervals.bars())
        .containsExactly(
            new Intervals.Bar(
                "dpo", "0.60", "[0.50, 0.70]", "40", true, "25.00%", "0.00%", "50.00%"),
            new Intervals.Bar("one", "0.9", "", "1", false, "100.00%", "0.00%", "0.00%"));
  }

  @Test
  void columnsOfNumbersAreKnown() {
    List<List<String>> rows =
        List.of(List.of("dpo", "0.6 [0.5, 0.7]", "–"), List.of("4x", "-1", "2 %"));
    assertThat(new Table("t", "", List.of("a", "b", "c"), rows).kinds())
        .containsExactly("text", "number", "number");
  }
}
