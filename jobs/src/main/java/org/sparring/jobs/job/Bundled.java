package org.sparring.jobs.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.sparring.common.config.Settings;

/**
 * Settings that come with Sparring under {@code pipelines}.
 *
 * @param name of the file, without its ending
 */
record Bundled(String name) {
  /** The settings, in which every {@code ${key}} stands for its value. */
  Settings with(Map<String, ?> values) {
    String text = text();
    for (Map.Entry<String, ?> each : values.entrySet()) {
      text = text.replace("${" + each.getKey() + "}", String.valueOf(each.getValue()));
    }
    return Settings.parse(text, "pipeline " + name);
  }

  private String text() {
    try (InputStream in = Bundled.class.getResourceAsStream("/pipelines/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read pipeline " + name, e);
    }
  }
}
