package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Request;

/** Orders by their decoding, each kind drawn together. */
final class Orders {
  private final Map<Decoding, List<Order>> byDecoding = new LinkedHashMap<>();

  /** One sample to draw: whose group it joins, and from where it goes on. */
  record Order(int group, int sample, Request request, Piece prefix) {}

  /** As many samples as a request wants, from this index on; the index after them. */
  int add(int group, int first, Request request, Piece prefix) {
    for (int i = 0; i < request.samples(); i++) {
      byDecoding
          .computeIfAbsent(request.decoding(), each -> new ArrayList<>())
          .add(new Order(group, first + i, request, prefix));
    }
    return first + request.samples();
  }

  boolean isEmpty() {
    return byDecoding.isEmpty();
  }

  /** In the order in which decodings were first asked for. */
  Map<Decoding, List<Order>> byDecoding() {
    return byDecoding;
  }
}
