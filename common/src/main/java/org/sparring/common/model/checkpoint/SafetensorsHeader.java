package org.sparring.common.model.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

/** The JSON header of a safetensors file. */
final class SafetensorsHeader {
  private static final String METADATA = "__metadata__";
  private static final int ALIGNMENT = 8;

  private SafetensorsHeader() {}

  /** One tensor: where it lies among the data, in bytes. */
  record Entry(String name, NumberFormat format, long[] shape, long begin, long end) {}

  /** Entries in the order of the data; they cover it without gaps or overlap. */
  static List<Entry> parse(byte[] json, String file) {
    JsonNode header;
    try {
      header = new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UserException(ExitCode.INPUT, file + ": not safetensors: its header is no JSON", e);
    }
    if (header == null || !header.isObject()) {
      throw UserException.input(file + ": not safetensors: its header is no JSON object");
    }
    List<Entry> entries = new ArrayList<>();
    for (Iterator<Map.Entry<String, JsonNode>> all = header.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> each = all.next();
      if (!each.getKey().equals(METADATA)) {
        entries.add(entry(each.getKey(), each.getValue(), file));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long expected = 0;
    for (Entry entry : entries) {
      if (entry.begin() != expected) {
        throw wrong(
            file, entry.name(), "begins at byte " + entry.begin() + ", expected " + expected);
      }
      expected = entry.end();
    }
    return entries;
  }

  private static Entry entry(String name, JsonNode json, String file) {
    String dtype = json.path("dtype").asText();
    NumberFormat format =
        NumberFormat.named(dtype)
            .orElseThrow(() -> wrong(file, name, "dtype '" + dtype + "' is not supported"));
    long[] shape = longs(json.path("shape"));
    long[] offsets = longs(json.path("data_offsets"));
    if (offsets.length != 2 || !json.path("shape").isArray()) {
      throw wrong(file, name, "lacks its shape or its two data_offsets");
    }
    long size = offsets[1] - offsets[0];
    if (offsets[0] < 0 || size != bytes(format, shape, file, name)) {
      throw wrong(
          file,
          name,
          dtype + " of shape " + Tensor.describe(shape) + " does not fill " + size + " bytes");
    }
    return new Entry(name, format, shape, offsets[0], offsets[1]);
  }

  private static long bytes(NumberFormat format, long[] shape, String file, String name) {
    try {
      return Math.multiplyExact(Tensor.count(shape), format.width());
    } catch (ArithmeticException e) {
      throw new UserException(
          ExitCode.INPUT, file + ": tensor " + name + ": shape " + Tensor.describe(shape), e);
    }
  }

  private static long[] longs(JsonNode array) {
    long[] values = new long[array.size()];
    Arrays.setAll(values, i -> array.get(i).asLong(-1));
    return values;
  }

  /** The header of float32 tensors in this order, padded with spaces to a multiple of 8 bytes. */
  static byte[] of(Map<String, Tensor> tensors) {
    ObjectNode header = new ObjectMapper().createObjectNode();
    header.putObject(METADATA).put("format", "pt");
    long offset = 0;
    for (Map.Entry<String, Tensor> each : tensors.entrySet()) {
      ObjectNode entry = header.putObject(each.getKey());
      entry.put("dtype", NumberFormat.F32.name());
      ArrayNode shape = entry.putArray("shape");
      Arrays.stream(each.getValue().shape()).forEach(shape::add);
      long end = offset + (long) each.getValue().values().length * Float.BYTES;
      entry.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private static UserException wrong(String file, String tensor, String what) {
    return UserException.input(file + ": tensor " + tensor + ": " + what);
  }
}
