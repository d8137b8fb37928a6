package org.sparring.common.model.text.jinja;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;

/** {@code trim} with Python's notion of white space. */
final class TrimFilter implements Filter {
  @Override
  public String getName() {
    return "trim";
  }

  @Override
  public Object filter(Object value, JinjavaInterpreter interpreter, String... arguments) {
    return value == null ? "" : PythonText.strip(value.toString());
  }
}
