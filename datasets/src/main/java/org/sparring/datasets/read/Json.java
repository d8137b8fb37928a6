package org.sparring.datasets.read;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** One row in JSON: strict, but for the NaN that Python writes. */
final class Json {
  private static final ObjectReader ROW =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(JsonNode.class);

  private Json() {}

  static JsonNode row(String text) throws MalformedRowException {
    JsonNode row;
    try {
      row = ROW.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new MalformedRowException("not_json", explained(broken, text));
    }
    if (!row.isObject()) {
      throw new MalformedRowException(
          "not_an_object",
          "Not a JSON object: " + Raw.abbreviated(text) + "; write one object a line.");
    }
    return row;
  }

  private static String explained(JsonProcessingException broken, String text) {
    JsonLocation place = broken.getLocation();
    String at = place == null ? "" : " at character " + place.getColumnNr();
    return "Not JSON"
        + at
        + " ("
        + broken.getOriginalMessage().strip()
        + "): "
        + Raw.abbreviated(text)
        + "; write one object a line.";
  }
}
