package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

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
  public String about() {
    return "A response that is desirable (rank 0) or not (rank 1): `label` is true or false, or 1,"
        + " 0 or -1 (TRL).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt", "completion", "label");
  }

  @Override
  public boolean fits(Cells row) {
    return row.isFlag("label");
  }

  @Override
  public boolean trl() {
    return true;
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    return Body.only(row.content("prompt"), labelled(row, row.content("completion")));
  }

  /** A demonstration, or a judged response where the row has a label of yes or no. */
  static Response labelled(Cells row, Content response) throws MalformedRowException {
    if (!row.isFlag("label")) {
      return new Response(response, 0);
    }
    boolean desirable = row.flag("label");
    return new Response(response, desirable ? 0 : 1, Map.of("label", Boolean.toString(desirable)));
  }
}
