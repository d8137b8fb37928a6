package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.table.ResponseRow;

/** Responses with their ids as bytes. */
final class PackedResponses {
  private PackedResponses() {}

  static void put(Packing out, List<ResponseRow> responses) {
    out.put(responses.size());
    for (ResponseRow each : responses) {
      out.put(each.text()).put(each.ids()).put(each.rank()).put(each.facts()).put(each.said());
    }
  }

  static List<ResponseRow> from(Unpacking in) {
    List<ResponseRow> responses = new ArrayList<>();
    for (int left = in.number(); left > 0; left--) {
      responses.add(new ResponseRow(in.text(), in.numbers(), in.number(), in.facts(), in.text()));
    }
    return responses;
  }
}
