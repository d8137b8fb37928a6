package org.sparring.common.model.text.jinja;

import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.ForTag;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.parse.TagToken;
import com.hubspot.jinjava.util.ForLoop;
import com.hubspot.jinjava.util.ObjectIterator;
import com.hubspot.jinjava.util.ObjectTruthValue;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.tuple.Pair;

/**
 * {@code for x in xs if condition}, which the library would take for a conditional expression. The
 * loop counts what the condition leaves, as Jinja does.
 */
final class FilteredForTag extends ForTag {
  private static final long serialVersionUID = 1L;
  private static final String IF = " if ";

  @Override
  public Pair<List<String>, String> getLoopVarsAndExpression(TagToken tag) {
    Pair<List<String>, String> whole = super.getLoopVarsAndExpression(tag);
    if (whole.getRight().strip().endsWith(" recursive")) {
      throw new InterpretException("a recursive for is not known here", tag.getLineNumber());
    }
    int at = condition(whole.getRight());
    return at < 0 ? whole : Pair.of(whole.getLeft(), whole.getRight().substring(0, at));
  }

  @Override
  public String renderForCollection(
      TagNode tag, JinjavaInterpreter interpreter, List<String> names, Object collection) {
    String whole = super.getLoopVarsAndExpression((TagToken) tag.getMaster()).getRight();
    int at = condition(whole);
    if (at < 0) {
      return super.renderForCollection(tag, interpreter, names, collection);
    }
    if (names.size() != 1) {
      throw new InterpretException("a for with a condition takes one name", tag.getLineNumber());
    }
    String condition = whole.substring(at + IF.length());
    List<Object> left = new ArrayList<>();
    ForLoop all = ObjectIterator.getLoop(collection);
    while (all.hasNext()) {
      Object item = all.next();
      try (JinjavaInterpreter.InterpreterScopeClosable scope =
          interpreter.enterNonStackingScope()) {
        interpreter.getContext().put(names.get(0), item);
        if (ObjectTruthValue.evaluate(
            interpreter.resolveELExpression(condition, tag.getLineNumber()))) {
          left.add(item);
        }
      }
    }
    return super.renderForCollection(tag, interpreter, names, left);
  }

  /** Where the condition's {@code if} begins, outside quotes and brackets; -1 where none does. */
  private static int condition(String expression) {
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < expression.length(); i++) {
      char each = expression.charAt(i);
      if (quote != 0) {
        quote = each == quote ? 0 : quote;
      } else if (each == '\'' || each == '"') {
        quote = each;
      } else if ("([{".indexOf(each) >= 0) {
        depth++;
      } else if (")]}".indexOf(each) >= 0) {
        depth--;
      } else if (depth == 0 && expression.startsWith(IF, i) && !expression.contains(" else ")) {
        return i;
      }
    }
    return -1;
  }
}
