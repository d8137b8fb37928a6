package org.sparring.common.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * Lays one tree over another: maps merge deeply, everything else is replaced. A map whose keys are
 * all indexes changes the elements of the list below it; the index after the last appends.
 */
final class Merge {
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private final Origins origins;
  private final Origins higher;

  /** Changes the first: it will tell the origins of the merged tree. */
  Merge(Origins origins, Origins higher) {
    this.origins = origins;
    this.higher = higher;
  }

  JsonNode merge(JsonNode low, JsonNode high) {
    int layers = origins.layers();
    JsonNode merged = over(low, high, "");
    origins.putAbove(higher.at(), layers);
    return merged;
  }

  private JsonNode over(JsonNode low, JsonNode high, String key) {
    if (low instanceof ObjectNode below && high instanceof ObjectNode above) {
      return objects(below, above, key);
    }
    if (low instanceof ArrayNode below && high instanceof ObjectNode above && indexed(above)) {
      return elements(below, above, key);
    }
    origins.forget(key);
    return high.deepCopy();
  }

  private JsonNode objects(ObjectNode low, ObjectNode high, String key) {
    ObjectNode merged = low.deepCopy();
    high.fields()
        .forEachRemaining(
            field -> {
              JsonNode below = low.get(field.getKey());
              String child = Origins.child(key, field.getKey());
              merged.set(
                  field.getKey(),
                  below == null
                      ? field.getValue().deepCopy()
                      : over(below, field.getValue(), child));
            });
    return merged;
  }

  private JsonNode elements(ArrayNode low, ObjectNode high, String key) {
    ArrayNode merged = low.deepCopy();
    high.fields()
        .forEachRemaining(
            field -> {
              int index = Integer.parseInt(field.getKey());
              String child = Origins.child(key, field.getKey());
              if (index < merged.size()) {
                merged.set(index, over(merged.get(index), field.getValue(), child));
              } else if (index == merged.size()) {
                merged.add(field.getValue().deepCopy());
              } else {
                throw UserException.settings(
                    "%s: the list %s has %d elements (%s)"
                        .formatted(child, key, merged.size(), higher.of(child).name()));
              }
            });
    return merged;
  }

  private static boolean indexed(ObjectNode node) {
    Iterator<String> names = node.fieldNames();
    boolean indexed = names.hasNext();
    while (names.hasNext()) {
      indexed &= INDEX.matcher(names.next()).matches();
    }
    return indexed;
  }
}
