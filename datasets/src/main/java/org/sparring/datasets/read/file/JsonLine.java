package org.sparring.datasets.read.file;

import com.fasterxml.jackson.databind.JsonNode;
import org.sparring.datasets.read.MalformedRowException;

/** A line that is one row in JSON; its bytes are parsed as they are. */
record JsonLine() implements LineFramer.Parser {
  @Override
  public JsonNode parse(String line) throws MalformedRowException {
    return Json.row(line);
  }

  @Override
  public JsonNode parse(byte[] line, int length) throws MalformedRowException {
    return Json.row(line, length);
  }
}
