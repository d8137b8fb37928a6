package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.data.table.Source;
import org.sparring.common.model.text.Message;
import org.sparring.common.random.Draw;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.text.Side;
import org.sparring.jobs.prepare.text.Truncation;

/** Draws values, one after the other: empty ones, extreme ones and others. */
final class DrawnDrafts {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "a",
          "é\n\t\r",
          "\ud83d\ude00\u200d",
          "漢字",
          "\ufffd\uffff",
          "x".repeat(9999));
  private static final int[] WHOLE = {0, 1, -1, 255, Integer.MIN_VALUE, Integer.MAX_VALUE};
  private static final double[] REAL = {
    Double.NaN, 0.0, -0.0, 1.5, Double.MIN_VALUE, -Double.MAX_VALUE, Double.NEGATIVE_INFINITY
  };

  private final Draw draw;
  private int next;

  DrawnDrafts(long seed) {
    draw = Draw.seed(seed).with("packed");
  }

  int below(int bound) {
    return draw.below(bound, next++);
  }

  boolean truth() {
    return below(2) == 1;
  }

  String text() {
    return TEXTS.get(below(TEXTS.size())) + (truth() ? "" : "t" + below(1000));
  }

  int whole() {
    return WHOLE[below(WHOLE.length)];
  }

  double real() {
    return REAL[below(REAL.length)];
  }

  long place() {
    return truth() ? Long.MAX_VALUE - below(9) : below(1 << 30);
  }

  int[] ids() {
    int[] ids = new int[below(4) * below(40)];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = whole();
    }
    return ids;
  }

  Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    for (int left = below(3); left > 0; left--) {
      facts.put(text(), text());
    }
    return Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  Content content() {
    if (truth()) {
      return new Content.Plain(text());
    }
    List<Message> messages = new ArrayList<>();
    for (int left = below(4); left > 0; left--) {
      messages.add(new Message(text(), text()));
    }
    return new Content.Chat(messages);
  }

  Example example() {
    List<Response> responses = new ArrayList<>();
    for (int left = below(4); left > 0; left--) {
      responses.add(new Response(content(), whole(), real(), facts()));
    }
    List<String> annotators = new ArrayList<>();
    for (int left = below(3); left > 0; left--) {
      annotators.add(text());
    }
    Source source = new Source(text(), place());
    return new Example(content(), responses, real(), annotators, facts(), source);
  }

  Encoded encoded() {
    List<ResponseRow> responses = new ArrayList<>();
    for (int left = below(4); left > 0; left--) {
      responses.add(new ResponseRow(text(), ids(), whole(), facts(), text()));
    }
    Side side = Side.values()[below(Side.values().length)];
    return new Encoded(text(), ids(), ids(), responses, new Truncation(side, truth()));
  }

  Draft draft(boolean encoded) {
    return new Draft(
        whole(),
        example(),
        text(),
        text(),
        text(),
        text(),
        new Marks(real(), real(), real(), real()),
        encoded ? encoded() : null,
        truth(),
        truth(),
        truth());
  }
}
