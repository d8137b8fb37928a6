package org.sparring.datasets.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkerTest {
  @Test
  void theLastMarkOfAKindCounts() {
    assertThat(Marker.HASHES.find("#### 3\nno:\n#### 1,200 \n")).contains("1,200");
    assertThat(Marker.BOXED.find("\\boxed{1} or \\boxed{2}.")).contains("2");
    assertThat(Marker.PHRASE.find("The answer is 3. Wait, the answer is: 4. Good.")).contains("4");
    assertThat(Marker.PHRASE.find("so\nA: 18")).contains("18");
    assertThat(Marker.PHRASE.find("The final answer is 2.50.")).contains("2.50");
    assertThat(Marker.LAST_NUMBER.find("12 eggs at $1,200.50 each")).contains("$1,200.50");
  }

  @Test
  void bracesNestAndEscapedOnesDoNotCount() {
    assertThat(Marker.BOXED.find("$\\boxed{\\frac{1}{\\sqrt{2}}}$"))
        .contains("\\frac{1}{\\sqrt{2}}");
    assertThat(Marker.BOXED.find("\\boxed{\\{1, 2\\}}")).contains("\\{1, 2\\}");
    assertThat(Marker.BOXED.find("\\boxed{\\frac{1}{2}")).isEmpty();
  }

  @Test
  void aMinusIsASignOnlyWhereNothingStandsBeforeIt() {
    assertThat(Marker.LAST_NUMBER.find("it is -3")).contains("-3");
    assertThat(Marker.LAST_NUMBER.find("it is \u22123")).contains("-3");
    assertThat(Marker.LAST_NUMBER.find("5-3")).contains("3");
    assertThat(Marker.LAST_NUMBER.find("about 3/4 of x2")).contains("3/4");
    assertThat(Marker.LAST_NUMBER.find("none at all")).isEmpty();
  }

  @Test
  void nothingMarkedIsNothingFound() {
    assertThat(Marker.HASHES.find("18")).isEmpty();
    assertThat(Marker.HASHES.find("####\n18")).isEmpty();
    assertThat(Marker.PHRASE.find("I have no idea. BA: 3")).isEmpty();
  }
}
