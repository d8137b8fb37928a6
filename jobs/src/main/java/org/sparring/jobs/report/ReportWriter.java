package org.sparring.jobs.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Writes a report as one HTML page that asks the network for nothing. */
public final class ReportWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PebbleEngine engine;

  public ReportWriter() {
    ClasspathLoader loader = new ClasspathLoader(ReportWriter.class.getClassLoader());
    loader.setPrefix("org/sparring/jobs/report");
    loader.setSuffix(".peb");
    engine = new PebbleEngine.Builder().loader(loader).strictVariables(true).build();
  }

  /** Writes UTF-8 and leaves the stream open. */
  public void write(Report report, OutputStream stream) throws IOException {
    Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    engine.getTemplate("report").evaluate(writer, context(report));
    writer.flush();
  }

  private static Map<String, Object> context(Report report) throws IOException {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("report", report);
    context.put("style", resource("org/sparring/jobs/report/report.css"));
    if (report.drawn()) {
      context.put("library", inScript(chartLibrary()));
      context.put("drawing", inScript(resource("org/sparring/jobs/report/report.js")));
      context.put("charts", inScript(JSON.writeValueAsString(charts(report))));
    }
    return context;
  }

  /** What the script draws, in the order of the page. */
  private static List<Map<String, Object>> charts(Report report) {
    List<Map<String, Object>> charts = new ArrayList<>();
    for (Section section : report.sections()) {
      if (section instanceof Chart chart) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        drawn.put("x", chart.x());
        drawn.put("y", chart.y());
        drawn.put("joined", chart.joined());
        drawn.put("series", chart.series().stream().map(ReportWriter::series).toList());
        charts.add(drawn);
      }
    }
    return charts;
  }

  /** A point is a list of x, y, low and high, with null for what JSON has no number for. */
  private static Map<String, Object> series(Series series) {
    Map<String, Object> drawn = new LinkedHashMap<>();
    drawn.put("name", series.name());
    drawn.put("points", series.points().stream().map(ReportWriter::point).toList());
    return drawn;
  }

  private static List<Double> point(Point point) {
    List<Double> numbers = new ArrayList<>();
    for (double number : new double[] {point.x(), point.y(), point.low(), point.high()}) {
      numbers.add(Double.isFinite(number) ? number : null);
    }
    return numbers;
  }

  /** The same script or JSON without what would end the script or open a comment in HTML. */
  static String inScript(String text) {
    return text.replaceAll("(?i)</(?=script)", "<\\\\/").replace("<!--", "\\u003c!--");
  }

  private static String chartLibrary() throws IOException {
    Properties about = new Properties();
    try (InputStream stream = open("META-INF/maven/org.webjars.npm/chart.js/pom.properties")) {
      about.load(stream);
    }
    String version = about.getProperty("version");
    return resource("META-INF/resources/webjars/chart.js/" + version + "/dist/chart.umd.js")
        .replaceAll("(?m)^//# sourceMappingURL=.*$", "");
  }

  private static String resource(String path) throws IOException {
    try (InputStream stream = open(path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String path) {
    InputStream stream = ReportWriter.class.getClassLoader().getResourceAsStream(path);
    if (stream == null) {
      throw new IllegalStateException(path + " is missing from the class path");
    }
    return stream;
  }
}
