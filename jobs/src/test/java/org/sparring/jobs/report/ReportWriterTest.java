package org.sparring.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportWriterTest {
  private static final Pattern CHARTS =
      Pattern.compile("<script type=\"application/json\" id=\"charts\">(.*?)</script>");

  @Test
  void showsEverySection() throws IOException {
    String page = page(Examples.demo());
    Files.writeString(Path.of("target", "report.html"), page); // for people to look at
    for (Section section : Examples.demo().sections()) {
      assertThat(page).contains("<h2>" + section.title() + "</h2>");
    }
    assertThat(page)
        .contains("<dt>seed</dt><dd>7</dd>")
        .contains("<dd>0.814<small>grpo [0.786, 0.841]</small></dd>")
        .contains("<td class=\"number\">0.814</td><td>[0.784, 0.842]</td>")
        .contains("<th scope=\"col\" class=\"number\">KL (nats)</th>")
        .contains("<td class=\"text\">malformed JSON</td><td class=\"number\">3</td>")
        .contains("It slept.");
  }

  @Test
  void escapesTexts() throws IOException {
    String page = page(Examples.demo());
    assertThat(page)
        .contains("the &lt;b&gt;cat&lt;/b&gt; &amp; the dog")
        .contains("proxy &lt;/script&gt;&lt;b&gt;")
        .doesNotContain("</script><b>");
    assertThat(page.split("</script>", -1)).hasSize(4);
  }

  @Test
  void asksTheNetworkForNothing() throws IOException {
    assertThat(page(Examples.demo()))
        .contains("default-src 'none'")
        .contains("Chart.js v4")
        .doesNotContain("sourceMappingURL")
        .doesNotContainPattern("<link|<img|<iframe|@import|\\ssrc=|url\\(");
  }

  @Test
  void handsTheChartsTheirNumbers() throws IOException {
    Point known = new Point(1, 2.5, 2, 3);
    Point bare = new Point(2, Double.NaN);
    List<Series> series = List.of(new Series("gold", List.of(known, bare)));
    Chart chart = Chart.lines("c", "", Axis.of("round"), new Axis("loss", true), series);
    String page = page(new Report("t", "", List.of(), List.of(chart)));
    Matcher found = CHARTS.matcher(page);
    assertThat(found.find()).isTrue();
    JsonNode drawn = new ObjectMapper().readTree(found.group(1)).get(0);
    assertThat(drawn.at("/y/logarithmic").asBoolean()).isTrue();
    assertThat(drawn.at("/series/0/points").toString())
        .isEqualTo("[[1.0,2.5,2.0,3.0],[2.0,null,null,null]]");
    assertThat(page)
        .contains("<td class=\"number\">2.5</td>")
        .contains("<td class=\"number\">–</td>");
  }

  @Test
  void leavesTheLibraryOutWhereNothingIsDrawn() throws IOException {
    Report report = new Report("t", "", List.of(), List.of(new Prose("p", List.of("a", "b"))));
    assertThat(page(report)).doesNotContain("<script").contains("<p>a</p>").contains("<p>b</p>");
  }

  @Test
  void isTheSameEachTime() throws IOException {
    assertThat(page(Examples.demo())).isEqualTo(page(Examples.demo()));
  }

  @Test
  void refusesRaggedTables() {
    List<List<String>> rows = List.of(List.of("1", "2"), List.of("3"));
    assertThatThrownBy(() -> new Table("t", "", List.of("a", "b"), rows))
        .hasMessage("t: 1 cells under 2 columns");
  }

  private static String page(Report report) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    new ReportWriter().write(report, stream);
    return stream.toString(StandardCharsets.UTF_8);
  }
}
