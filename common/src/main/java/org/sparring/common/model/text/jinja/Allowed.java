package org.sparring.common.model.text.jinja;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.Context.Library;
import com.hubspot.jinjava.lib.Importable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of the library's own a template may use: what Jinja has and what is a function of the
 * template's input alone. No inclusion of files, no clock, no random numbers, no padding to a
 * width.
 */
final class Allowed {
  private static final Set<String> TAGS =
      Set.of(
          "for",
          "endfor",
          "if",
          "elif",
          "else",
          "endif",
          "set",
          "endset",
          "macro",
          "endmacro",
          "call",
          "endcall",
          "raw",
          "endraw",
          "break",
          "continue");
  private static final Set<String> FILTERS =
      Set.of(
          "abs",
          "capitalize",
          "count",
          "d",
          "default",
          "dictsort",
          "e",
          "escape",
          "first",
          "float",
          "int",
          "join",
          "last",
          "length",
          "list",
          "lower",
          "map",
          "reject",
          "rejectattr",
          "replace",
          "reverse",
          "round",
          "safe",
          "select",
          "selectattr",
          "sort",
          "string",
          "sum",
          "title",
          "tojson",
          "trim",
          "unique",
          "upper");
  private static final Set<String> FUNCTIONS = Set.of(":range", ":namespace");

  private Allowed() {}

  /** The names of everything else. */
  static Map<Library, Set<String>> others() {
    Context all = new Jinjava().getGlobalContext();
    Map<Library, Set<String>> others = new EnumMap<>(Library.class);
    others.put(Library.TAG, without(all.getAllTags(), TAGS));
    others.put(Library.FILTER, without(all.getAllFilters(), FILTERS));
    others.put(Library.FUNCTION, without(all.getAllFunctions(), FUNCTIONS));
    return others;
  }

  private static Set<String> without(Collection<? extends Importable> all, Set<String> allowed) {
    Set<String> others = new TreeSet<>();
    all.forEach(each -> others.add(each.getName()));
    others.removeAll(allowed);
    return others;
  }
}
