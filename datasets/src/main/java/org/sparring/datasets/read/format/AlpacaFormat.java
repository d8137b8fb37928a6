package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

/**
 * Alpaca's demonstrations: {@code instruction}, {@code output} and where it is not empty {@code
 * input}.
 */
record AlpacaFormat() implements Format {
  @Override
  public String name() {
    return "alpaca";
  }

  @Override
  public String about() {
    return "A demonstration; `input` follows the instruction after an empty line (Alpaca).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("instruction", "output");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    return Body.only(prompt(row), new Response(new Content.Plain(row.text("output")), 0));
  }

  /** The instruction, then its input where it has one. */
  static Content prompt(Cells row) throws MalformedRowException {
    String instruction = row.text("instruction");
    String input = row.has("input") ? row.text("input") : "";
    return new Content.Plain(input.isBlank() ? instruction : instruction + "\n\n" + input);
  }
}
