package org.sparring.common.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Edits of trees, in place. */
final class Edit {
  private Edit() {}

  /** The tree after an edit of every map in it, outer ones first. */
  static ObjectNode everywhere(ObjectNode tree, Consumer<ObjectNode> edit) {
    walk(tree, edit);
    return tree;
  }

  private static void walk(JsonNode node, Consumer<ObjectNode> edit) {
    if (node instanceof ObjectNode object) {
      edit.accept(object);
    }
    node.forEach(each -> walk(each, edit));
  }
}
