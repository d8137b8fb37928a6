package org.sparring.datasets.read;

import java.util.List;
import java.util.Set;

/** TRL's language modelling, standard: {@code text}; a line of a text file is one. */
record TextFormat() implements Format {
  @Override
  public String name() {
    return "text";
  }

  @Override
  public Set<String> columns() {
    return Set.of("text");
  }

  @Override
  public Body read(Cells row) throws MalformedRowException {
    Content text = new Content.Plain(row.text("text"));
    return new Body(new Content.Plain(""), List.of(new Response(text, 0)));
  }
}
