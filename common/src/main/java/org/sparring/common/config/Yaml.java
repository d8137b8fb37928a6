package org.sparring.common.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML into a tree that remembers lines and keeps what was written: a scalar becomes a number
 * only where the number prints as it was written, so that a run may be called {@code 007} or {@code
 * 1e5}. Only {@code true}, {@code false}, {@code null} and {@code ~} are special.
 */
final class Yaml {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+");
  private static final YAMLMapper PRINTER =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private final String source;
  private final boolean lines;
  private final Origins origins = Origins.none();

  private Yaml(String source, boolean lines) {
    this.source = source;
    this.lines = lines;
  }

  /** A tree and where its keys were set. */
  record Parsed(JsonNode tree, Origins origins) {}

  /** A file or a text of several lines: origins name the line. */
  static Parsed document(String text, String source) {
    return parse(text, new Yaml(source, true));
  }

  /** One value, written in a default or an option. */
  static JsonNode value(String text, String source) {
    return parse(text, new Yaml(source, false)).tree();
  }

  private static Parsed parse(String text, Yaml reader) {
    try {
      Node root = new org.yaml.snakeyaml.Yaml().compose(new StringReader(text));
      JsonNode tree = root == null ? NullNode.instance : reader.tree(root, "");
      return new Parsed(tree, reader.origins);
    } catch (YAMLException e) {
      throw new UserException(
          ExitCode.USAGE, reader.source + ": not valid YAML: " + e.getMessage(), e);
    }
  }

  static String print(JsonNode tree) {
    try {
      return PRINTER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of settings cannot be printed", e);
    }
  }

  private JsonNode tree(Node node, String key) {
    origins.at().put(key, new Origin(0, place(node)));
    if (node.isTwoStepsConstruction()) {
      throw UserException.settings(place(node) + ": an anchor must not contain itself");
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping.getValue(), key);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      for (Node element : sequence.getValue()) {
        list.add(tree(element, Origins.child(key, Integer.toString(list.size()))));
      }
      return list;
    }
    return scalar((ScalarNode) node);
  }

  private ObjectNode object(List<NodeTuple> entries, String key) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : entries) {
      if (!(entry.getKeyNode() instanceof ScalarNode name)) {
        throw UserException.settings(place(entry.getKeyNode()) + ": a key must be a plain name");
      }
      String child = Origins.child(key, name.getValue());
      if (object.has(name.getValue())) {
        throw UserException.settings(
            child + ": written twice (" + origins.of(child).name() + "; " + place(name) + ")");
      }
      object.set(name.getValue(), tree(entry.getValueNode(), child));
      origins.at().put(child, new Origin(0, place(name)));
    }
    return object;
  }

  private static JsonNode scalar(ScalarNode node) {
    String text = node.getValue();
    if (node.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
      return TextNode.valueOf(text);
    }
    if (WHOLE.matcher(text).matches()) {
      return LongNode.valueOf(Long.parseLong(text));
    }
    if (DECIMAL.matcher(text).matches()) {
      return DecimalNode.valueOf(new BigDecimal(text));
    }
    return switch (text) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      case "", "~", "null" -> NullNode.instance;
      default -> TextNode.valueOf(text);
    };
  }

  private String place(Node node) {
    return lines ? source + ", line " + (node.getStartMark().getLine() + 1) : source;
  }
}
