package org.sparring.jobs.prepare.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.table.PreferenceRow;

/**
 * TRL's preferences with an explicit prompt, which OpenRLHF's reward and DPO trainers read too:
 * {@code prompt}, {@code chosen}, {@code rejected}, and {@code margin} where there is one.
 */
record Pairs(Form form) implements OfPreferences {
  @Override
  public List<Field> fields() {
    return List.of(
        form.field("prompt"), form.field("chosen"), form.field("rejected"), Field.number("margin"));
  }

  @Override
  public Map<String, Object> values(PreferenceRow row) throws InexpressibleException {
    Pair pair = Pair.of(row);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("prompt", form.prompt(row.turns(), row.text()));
    values.put("chosen", form.response(pair.chosen()));
    values.put("rejected", form.response(pair.rejected()));
    if (!Double.isNaN(pair.margin())) {
      values.put("margin", pair.margin());
    }
    return values;
  }
}
