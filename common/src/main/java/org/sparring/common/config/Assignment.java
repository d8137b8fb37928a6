package org.sparring.common.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads {@code a.b.c=value}: a dotted key, list elements by index, and a value in YAML. */
final class Assignment {
  private Assignment() {}

  static Settings parse(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw UserException.settings(
          "--set " + assignment + ": write key=value, for example averaging.workers=4");
    }
    String key = assignment.substring(0, equals).strip();
    return of(key, value(key, assignment.substring(equals + 1).strip()), "--set " + key);
  }

  /** One key set to one value, as settings of their own. */
  static Settings of(String key, JsonNode value, String origin) {
    List<String> path = path(key);
    if (path.stream().anyMatch(String::isBlank)) {
      throw UserException.settings(origin + ": a part of the key is empty");
    }
    Origins origins = Origins.none();
    String place = "";
    for (String name : path) {
      place = Origins.child(place, name);
      origins.at().put(place, new Origin(0, origin));
    }
    JsonNode tree = value;
    for (int i = path.size() - 1; i >= 0; i--) {
      ObjectNode parent = JsonNodeFactory.instance.objectNode();
      tree = parent.set(path.get(i), tree);
    }
    return new Settings((ObjectNode) tree, origins, "", Set.of());
  }

  static List<String> path(String key) {
    return Arrays.asList(key.split("\\.", -1));
  }

  /** A text that is no YAML, such as {@code *.json}, is taken as it is. */
  private static JsonNode value(String key, String text) {
    boolean flow = text.startsWith("[") || text.startsWith("{");
    try {
      JsonNode value = Yaml.value(text, "--set " + key);
      return value.isContainerNode() && !flow ? TextNode.valueOf(text) : value;
    } catch (UserException e) {
      if (flow) {
        throw e;
      }
      return TextNode.valueOf(text);
    }
  }
}
