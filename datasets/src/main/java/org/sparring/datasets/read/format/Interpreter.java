package org.sparring.datasets.read.format;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Fault;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Reading;
import org.sparring.datasets.read.file.Raw;

/**
 * Reads rows in one format. Besides the columns of the format it takes {@code margin} or {@code
 * strength} as the strength of a preference, and {@code annotator} or {@code annotators}.
 *
 * @param guessed whether the format was recognised rather than named
 */
public record Interpreter(Format format, Columns columns, boolean guessed) implements Serializable {

  /** The examples of a row, or its fault. */
  public Reading read(Raw raw) {
    if (raw.fault() != null) {
      return Reading.fault(raw.source(), raw.fault());
    }
    try {
      return Reading.of(raw.source(), examples(raw));
    } catch (MalformedRowException broken) {
      Fault fault = broken.fault();
      String how = guessed ? " (recognised by the first rows): " : ": ";
      String detail = "As " + format.name() + how + fault.detail();
      return Reading.fault(raw.source(), new Fault(fault.reason(), detail));
    }
  }

  private List<Example> examples(Raw raw) throws MalformedRowException {
    Cells row = Cells.of(raw.row(), columns);
    List<Body> bodies = format.read(row);
    double strength = row.number(row.has("margin") ? "margin" : "strength");
    List<String> annotators = annotators(row);
    Map<String, String> carried = row.facts();
    List<Example> examples = new ArrayList<>(bodies.size());
    for (Body body : bodies) {
      examples.add(
          new Example(
              body.prompt(),
              body.responses(),
              strength,
              body.annotators().isEmpty() ? annotators : body.annotators(),
              facts(carried, body.facts()),
              raw.source()));
    }
    return examples;
  }

  /** What the format took out of columns stands before a column that has its name. */
  private static Map<String, String> facts(Map<String, String> carried, Map<String, String> own) {
    if (own.isEmpty()) {
      return carried;
    }
    Map<String, String> facts = new TreeMap<>(carried);
    own.forEach(
        (name, value) -> {
          String shadowed = facts.put(name, value);
          if (shadowed != null && !shadowed.equals(value)) {
            facts.put("file." + name, shadowed);
          }
        });
    return facts;
  }

  private static List<String> annotators(Cells row) throws MalformedRowException {
    String column = row.has("annotator") ? "annotator" : "annotators";
    if (!row.has(column)) {
      return List.of();
    }
    return row.isList(column)
        ? row.list(column).stream().map(Cells::written).toList()
        : List.of(row.written(column));
  }
}
