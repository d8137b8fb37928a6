package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;

/**
 * OpenRLHF's default keys: {@code input} alone, a prompt whose {@code label} becomes the fact
 * {@code answer}; with {@code output} a demonstration, or an unpaired response where {@code label}
 * is yes or no. Other keys are named in the settings' {@code columns}.
 */
record OpenRlhfFormat() implements Format {
  @Override
  public String name() {
    return "openrlhf";
  }

  @Override
  public String about() {
    return "`input` alone is a prompt, its `label` the fact `answer`; with `output` a"
        + " demonstration, or an unpaired response where `label` is yes or no (OpenRLHF).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("input");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    Content prompt = row.content("input");
    if (row.has("output")) {
      return Body.only(prompt, UnpairedFormat.labelled(row, row.content("output")));
    }
    Body body = new Body(prompt, List.of());
    return List.of(row.has("label") ? body.with("answer", row.written("label")) : body);
  }
}
