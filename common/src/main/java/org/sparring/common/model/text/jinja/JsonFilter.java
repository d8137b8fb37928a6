package org.sparring.common.model.text.jinja;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.io.IOException;
import java.util.Map;

/** {@code tojson} as Hugging Face's templates know it: Python's spacing, characters as they are. */
final class JsonFilter implements Filter {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String getName() {
    return "tojson";
  }

  @Override
  public Object filter(Object value, JinjavaInterpreter interpreter, String... arguments) {
    return written(value, new OneLine());
  }

  @Override
  public Object filter(
      Object value, JinjavaInterpreter interpreter, Object[] arguments, Map<String, Object> named) {
    Object indent = named.getOrDefault("indent", arguments.length > 0 ? arguments[0] : null);
    return indent instanceof Number width
        ? written(value, lines(Math.min(16, width.intValue())))
        : written(value, new OneLine());
  }

  private static String written(Object value, com.fasterxml.jackson.core.PrettyPrinter printer) {
    try {
      return JSON.writer(printer).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new InterpretException("tojson: " + e.getOriginalMessage(), e);
    }
  }

  private static DefaultPrettyPrinter lines(int width) {
    DefaultIndenter indenter = new DefaultIndenter(" ".repeat(Math.max(0, width)), "\n");
    DefaultPrettyPrinter printer = new AfterColon();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }

  /** A space after the colon only. */
  private static final class AfterColon extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;

    @Override
    public DefaultPrettyPrinter createInstance() {
      AfterColon other = new AfterColon();
      other._objectIndenter = _objectIndenter;
      other._arrayIndenter = _arrayIndenter;
      return other;
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
      out.writeRaw(": ");
    }
  }

  /** One line with a space after each comma and colon. */
  private static final class OneLine extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
      out.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
      out.writeRaw(", ");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
      out.writeRaw(", ");
    }
  }
}
