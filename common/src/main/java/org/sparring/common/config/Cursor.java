package org.sparring.common.config;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A place in the settings while they are bound.
 *
 * @param node what is written there
 * @param key dotted key relative to the settings
 * @param settings the whole
 * @param hidden whether messages must not show the value
 */
record Cursor(JsonNode node, String key, Settings settings, boolean hidden) {
  Cursor child(String name) {
    return to(name, node.path(name));
  }

  Cursor element(int index) {
    return to(Integer.toString(index), node.path(index));
  }

  Cursor to(String name, JsonNode other) {
    return new Cursor(other, Origins.child(key, name), settings, hidden || Secrets.telling(name));
  }

  /** The same key with another value, for example its default. */
  Cursor holding(JsonNode other) {
    return new Cursor(other, key, settings, hidden);
  }

  Cursor hide(boolean secret) {
    return new Cursor(node, key, settings, hidden || secret);
  }

  /** The settings below, as they are. */
  Settings subtree() {
    return settings.at(key);
  }

  boolean absent() {
    return node.isMissingNode() || node.isNull();
  }

  int layer() {
    return settings.originOf(key).layer();
  }

  String fullKey() {
    String full = settings.fullKey(key);
    return full.isEmpty() ? "settings" : full;
  }

  String shown() {
    if (hidden) {
      return "a secret value";
    }
    if (absent()) {
      return "nothing";
    }
    if (node.isObject()) {
      return node.isEmpty() ? "an empty map" : "a map";
    }
    return node.isArray() ? "a list" : node.isTextual() ? "'" + node.asText() + "'" : node.asText();
  }

  /** An error that names the key, what is wrong, and where it was set. */
  UserException fail(String message) {
    return fail(message, null);
  }

  UserException fail(String message, Throwable cause) {
    return new UserException(
        ExitCode.USAGE,
        "%s: %s (%s)".formatted(fullKey(), message, settings.originOf(key).name()),
        cause);
  }
}
