package org.sparring.datasets.read;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * TRL's unpaired preference: {@code prompt}, {@code completion} and {@code label}. A desirable
 * response has rank 0, an undesirable one rank 1; the label is also a fact of the response.
 */
record UnpairedFormat() implements Format {
  @Override
  public String name() {
    return "unpaired_preference";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt", "completion", "label");
  }

  @Override
  public Body read(Cells row) throws MalformedRowException {
    boolean label = row.flag("label");
    return new Body(row.content("prompt"), List.of(judged(row.content("completion"), label)));
  }

  /** A demonstration, or a judged response where the row has a Boolean label. */
  static Response labelled(Cells row, Content response) throws MalformedRowException {
    return row.isBoolean("label") ? judged(response, row.flag("label")) : new Response(response, 0);
  }

  private static Response judged(Content response, boolean desirable) {
    return new Response(response, desirable ? 0 : 1, Map.of("label", Boolean.toString(desirable)));
  }
}
