package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

/** TRL's preference with an explicit prompt: {@code prompt}, {@code chosen}, {@code rejected}. */
record PreferenceFormat() implements Format {
  @Override
  public String name() {
    return "preference";
  }

  @Override
  public String about() {
    return "A pair (TRL, NeMo-RL, OpenRLHF).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt", "chosen", "rejected");
  }

  @Override
  public boolean trl() {
    return true;
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    return Body.only(
        row.content("prompt"),
        new Response(row.content("chosen"), 0),
        new Response(row.content("rejected"), 1));
  }
}
