package org.sparring.common.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;

/** Finds the files that a text of JSON names, wherever in it their entries stand. */
final class Mentions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Mentions() {}

  /** Paths relative to the workspace; none where the text is no JSON. */
  static Set<String> in(String text) {
    try {
      return new TreeSet<>(JSON.readTree(text).findValuesAsText("path"));
    } catch (JsonProcessingException e) {
      return Set.of();
    }
  }
}
