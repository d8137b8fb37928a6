package org.sparring.jobs.prepare.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.ResponseRow;

/**
 * Rows of one response. With {@code labels} TRL's unpaired preferences ({@code prompt}, {@code
 * completion}, {@code label}), without TRL's demonstrations ({@code prompt}, {@code completion}).
 */
record Judged(Form form, boolean labels) implements OfPreferences {
  private static final String LABEL = "label";

  @Override
  public List<Field> fields() {
    return labels
        ? List.of(form.field("prompt"), form.field("completion"), Field.truth(LABEL))
        : List.of(form.field("prompt"), form.field("completion"));
  }

  @Override
  public Map<String, Object> values(PreferenceRow row) throws InexpressibleException {
    if (row.responses().size() != 1) {
      throw new InexpressibleException(
          "responses", "It has " + row.responses().size() + " responses and the layout takes one.");
    }
    ResponseRow response = row.responses().get(0);
    boolean labelled = response.facts().containsKey(LABEL);
    if (labels != labelled) {
      throw new InexpressibleException(
          LABEL,
          labels
              ? "Its response has no label."
              : "Its response has a label; it is no demonstration.");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("prompt", form.prompt(row.turns(), row.text()));
    values.put("completion", form.response(response));
    if (labels) {
      values.put(LABEL, response.rank() == 0);
    }
    return values;
  }
}
