package org.sparring.common.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Knows which keys hold secrets: those declared as such, and those whose names say so. */
final class Secrets {
  private static final Pattern TELLING =
      Pattern.compile(
          "(.*[_-])?(password|passwd|secret|secret_key|access_key|api_key|credentials?)"
              + "|(proxy-)?authorization",
          Pattern.CASE_INSENSITIVE);
  private static final JsonNode MASK = TextNode.valueOf("********");

  private final Set<String> declared;

  Secrets(Set<String> declared) {
    this.declared = declared;
  }

  static boolean telling(String name) {
    return TELLING.matcher(name).matches();
  }

  JsonNode masked(JsonNode tree) {
    return changed(tree, (parent, name) -> parent.set(name, MASK));
  }

  JsonNode removed(JsonNode tree) {
    return changed(tree, ObjectNode::remove);
  }

  private JsonNode changed(JsonNode tree, BiConsumer<ObjectNode, String> change) {
    JsonNode copy = tree.deepCopy();
    walk(copy, "", change);
    return copy;
  }

  private void walk(JsonNode node, String key, BiConsumer<ObjectNode, String> change) {
    if (node instanceof ObjectNode object) {
      for (var field : Set.copyOf(object.properties())) {
        String child = Origins.child(key, field.getKey());
        boolean secret = declared.contains(child) || telling(field.getKey());
        if (secret && !field.getValue().isNull()) {
          change.accept(object, field.getKey());
        } else {
          walk(field.getValue(), child, change);
        }
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(node.get(i), Origins.child(key, Integer.toString(i)), change);
    }
  }
}
