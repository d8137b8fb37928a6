package org.sparring.common.model.text.jinja;

import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import java.util.function.BiConsumer;

/**
 * Counts the nodes that one rendering visits and ends it after {@value #MOST}. The count and not
 * the clock, so that what is refused depends on template and messages alone.
 */
final class Work implements BiConsumer<Node, JinjavaInterpreter> {
  /** Nodes of a rendering; 1,000 turns take some 20,000. */
  static final int MOST = 500_000;

  private int visited;

  void begin() {
    visited = 0;
  }

  boolean exceeded() {
    return visited > MOST;
  }

  @Override
  public void accept(Node node, JinjavaInterpreter interpreter) {
    interpreter.getContext().setCurrentNode(node);
    visited++;
    if (exceeded()) {
      throw new InterpretException("more than " + MOST + " steps", node.getLineNumber());
    }
  }
}
