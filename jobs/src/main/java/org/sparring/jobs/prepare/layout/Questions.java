package org.sparring.jobs.prepare.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.table.PromptRow;

/**
 * Prompts with what a reward needs: TRL's {@code prompt} with the answer under its own name, and
 * OpenRLHF's {@code prompt} with {@code label}. A prompt without an answer stands alone.
 *
 * @param answer carried column that holds the answer
 * @param label its name in the layout
 */
record Questions(Form form, String answer, String label) implements OfPrompts {
  @Override
  public List<Field> fields() {
    return List.of(form.field("prompt"), Field.text(label));
  }

  @Override
  public Map<String, Object> values(PromptRow row) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("prompt", form.prompt(row.turns(), row.text()));
    if (row.facts().containsKey(answer)) {
      values.put(label, row.facts().get(answer));
    }
    return values;
  }
}
