package org.sparring.common.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** Where each key of a tree was set; keys are dotted, the root is the empty key. */
record Origins(TreeMap<String, Origin> at) implements Serializable {
  static final Origin DEFAULT = new Origin(-1, "default");

  static Origins none() {
    return new Origins(new TreeMap<>());
  }

  Origins copy() {
    return new Origins(new TreeMap<>(at));
  }

  /** The origin of a key, or of the nearest key above it. */
  Origin of(String key) {
    String place = key;
    while (!at.containsKey(place)) {
      if (place.isEmpty()) {
        return DEFAULT;
      }
      place = parent(place);
    }
    return at.get(place);
  }

  int layers() {
    return at.values().stream().mapToInt(Origin::layer).max().orElse(-1) + 1;
  }

  /** The part below a key, with the keys made relative to it. */
  Origins below(String key) {
    Origins found = none();
    found.at.put("", of(key));
    at.forEach(
        (place, origin) -> {
          if (place.startsWith(key + ".")) {
            found.at.put(place.substring(key.length() + 1), origin);
          }
        });
    return found;
  }

  void forget(String key) {
    at.keySet().removeIf(place -> place.equals(key) || place.startsWith(key + "."));
  }

  void putAbove(Map<String, Origin> higher, int layers) {
    higher.forEach((place, origin) -> at.put(place, origin.above(layers)));
  }

  /** The origins of a full tree, of which some was written and the rest is defaults. */
  Origins spread(JsonNode full, JsonNode written) {
    Origins result = none();
    result.at.put("", of(""));
    spread(full, written, "", result);
    return result;
  }

  private void spread(JsonNode full, JsonNode written, String key, Origins result) {
    full.fields()
        .forEachRemaining(
            field -> {
              String child = child(key, field.getKey());
              JsonNode below = written.isObject() ? written.path(field.getKey()) : written;
              result.at.put(child, below.isMissingNode() ? DEFAULT : of(child));
              spread(field.getValue(), below, child, result);
            });
    for (int i = 0; full.isArray() && i < full.size(); i++) {
      String child = child(key, Integer.toString(i));
      JsonNode below = written.isArray() ? written.path(i) : written;
      result.at.put(child, below.isMissingNode() ? DEFAULT : of(child));
      spread(full.get(i), below, child, result);
    }
  }

  static String child(String key, String name) {
    return key.isEmpty() ? name : key + "." + name;
  }

  private static String parent(String key) {
    int dot = key.lastIndexOf('.');
    return dot < 0 ? "" : key.substring(0, dot);
  }
}
