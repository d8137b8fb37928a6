package org.sparring.common.model.text.jinja;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;

/** Hugging Face's mark around what the assistant wrote; it leaves no trace in the text. */
final class GenerationTag implements Tag {
  private static final long serialVersionUID = 1L;

  @Override
  public String getName() {
    return "generation";
  }

  @Override
  public String getEndTagName() {
    return "endgeneration";
  }

  @Override
  public String interpret(TagNode tag, JinjavaInterpreter interpreter) {
    StringBuilder text = new StringBuilder();
    for (Node child : tag.getChildren()) {
      text.append(child.render(interpreter).getValue());
    }
    return text.toString();
  }
}
