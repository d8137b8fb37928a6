package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

/** TRL's language modelling, standard: {@code text}; a line of a text file is one. */
record TextFormat() implements Format {
  @Override
  public String name() {
    return "text";
  }

  @Override
  public String about() {
    return "Text without a prompt (TRL), a line of a text file too.";
  }

  @Override
  public Set<String> columns() {
    return Set.of("text");
  }

  @Override
  public boolean trl() {
    return true;
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    Content text = new Content.Plain(row.text("text"));
    return Body.only(new Content.Plain(""), new Response(text, 0));
  }
}
