package org.sparring.datasets.read;

import java.util.List;
import java.util.Set;

/** TRL's preference with an explicit prompt: {@code prompt}, {@code chosen}, {@code rejected}. */
record PreferenceFormat() implements Format {
  @Override
  public String name() {
    return "preference";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt", "chosen", "rejected");
  }

  @Override
  public Body read(Cells row) throws MalformedRowException {
    return new Body(
        row.content("prompt"),
        List.of(new Response(row.content("chosen"), 0), new Response(row.content("rejected"), 1)));
  }
}
