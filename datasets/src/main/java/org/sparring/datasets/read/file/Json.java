package org.sparring.datasets.read.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.sparring.datasets.read.Excerpt;
import org.sparring.datasets.read.MalformedRowException;

/** One row in JSON: strict, but for the NaN that Python writes. */
final class Json {
  private static final ObjectReader ROW =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(JsonNode.class);

  private Json() {}

  /** A row from the first bytes of an array. What is wrong is told by characters of its text. */
  static JsonNode row(byte[] bytes, int length) throws MalformedRowException {
    JsonNode row = parsed(bytes, length);
    return row.isObject() ? row : row(Utf8.decoded(bytes, length));
  }

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
          "Not a JSON object: " + Excerpt.of(text) + "; write one object for each row.");
    }
    return row;
  }

  /** What the bytes mean, if they are JSON in UTF-8. A zero behind the first tells of UTF-16. */
  private static JsonNode parsed(byte[] bytes, int length) {
    if (length < 2 || bytes[1] == 0 || !Utf8.valid(bytes, length)) {
      return MissingNode.getInstance();
    }
    try {
      return ROW.readTree(bytes, 0, length);
    } catch (IOException broken) {
      return MissingNode.getInstance();
    }
  }

  private static String explained(JsonProcessingException broken, String text) {
    JsonLocation place = broken.getLocation();
    String at = place == null ? "" : " at character " + place.getCharOffset();
    return "Not JSON"
        + at
        + " ("
        + Excerpt.of(broken.getOriginalMessage().strip())
        + "): "
        + Excerpt.of(text)
        + "; write one object a line.";
  }
}
