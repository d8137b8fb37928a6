package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Response;

/** Responses with their ids as bytes. */
final class PackedResponses {
  private PackedResponses() {}

  static void put(Packing out, List<ResponseRow> responses) {
    put(out, responses, List.of());
  }

  static List<ResponseRow> from(Unpacking in) {
    return from(in, List.of());
  }

  /** Beside the responses as they were read, whose texts are not written again. */
  static void put(Packing out, List<ResponseRow> responses, List<Response> read) {
    out.put(responses.size());
    for (int i = 0; i < responses.size(); i++) {
      ResponseRow each = responses.get(i);
      String known = known(read, i);
      put(out, each.text(), known);
      out.put(each.ids()).put(each.rank()).put(each.facts());
      put(out, each.said(), known);
    }
  }

  /** What was put beside the same responses. */
  static List<ResponseRow> from(Unpacking in, List<Response> read) {
    List<ResponseRow> responses = new ArrayList<>();
    for (int i = 0, size = in.number(); i < size; i++) {
      String known = known(read, i);
      responses.add(
          new ResponseRow(text(in, known), in.numbers(), in.number(), in.facts(), text(in, known)));
    }
    return responses;
  }

  private static String known(List<Response> read, int i) {
    if (i >= read.size()) {
      return "";
    }
    if (read.get(i).content() instanceof Content.Plain plain) {
      return plain.text();
    }
    List<Message> messages = ((Content.Chat) read.get(i).content()).messages();
    return messages.isEmpty() ? "" : messages.get(0).content();
  }

  private static void put(Packing out, String text, String known) {
    boolean same = text.equals(known);
    out.put(same);
    if (!same) {
      out.put(text);
    }
  }

  private static String text(Unpacking in, String known) {
    return in.truth() ? known : in.text();
  }
}
