package org.sparring.jobs.prepare.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.ResponseRow;

/**
 * NeMo-RL's preferences: {@code context} (messages), {@code completions [{rank, completion}]} from
 * the best to the worst, {@code task_name}. Any number of ranked responses.
 */
record NemoRl(String task) implements OfPreferences {
  @Override
  public List<Field> fields() {
    return List.of(
        Field.messages("context"),
        Field.list("completions", Field.whole("rank"), Field.messages("completion")),
        Field.text("task_name"));
  }

  @Override
  public Map<String, Object> values(PreferenceRow row) throws InexpressibleException {
    if (row.responses().size() < 2 || row.responses().stream().anyMatch(each -> each.rank() < 0)) {
      throw new InexpressibleException(
          "responses", "It has fewer than two ranked responses, and the layout is of rankings.");
    }
    List<Map<String, Object>> completions = new ArrayList<>();
    row.responses().stream()
        .sorted(Comparator.comparingInt(ResponseRow::rank))
        .forEach(each -> completions.add(completion(each)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("context", Form.messages(row.turns(), row.text()));
    values.put("completions", completions);
    values.put("task_name", task);
    return values;
  }

  private static Map<String, Object> completion(ResponseRow response) {
    Map<String, Object> completion = new LinkedHashMap<>();
    completion.put("rank", (long) response.rank());
    completion.put("completion", Form.reply(response));
    return completion;
  }
}
