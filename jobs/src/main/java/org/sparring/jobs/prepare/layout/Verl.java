package org.sparring.jobs.prepare.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.table.PromptRow;

/**
 * verl's Parquet: {@code data_source}, {@code prompt} (messages), {@code ability}, {@code
 * reward_model {style, ground_truth}}, {@code extra_info {split, index, key}}. {@code data_source}
 * and {@code ability} are the carried columns of these names, or the settings'; {@code index} is
 * the place of the row in its source.
 *
 * @param answer carried column that holds the answer
 */
record Verl(String answer, String dataSource, String ability) implements OfPrompts {
  @Override
  public List<Field> fields() {
    return List.of(
        Field.text("data_source"),
        Field.messages("prompt"),
        Field.text("ability"),
        Field.struct("reward_model", Field.text("style"), Field.text("ground_truth")),
        Field.struct("extra_info", Field.text("split"), Field.whole("index"), Field.text("key")));
  }

  @Override
  public boolean parquet() {
    return true;
  }

  @Override
  public Map<String, Object> values(PromptRow row) throws InexpressibleException {
    String truth = row.facts().get(answer);
    if (truth == null) {
      throw new InexpressibleException(
          "no_answer",
          "It carries no column '" + answer + "', which is its ground truth; name it in answer.");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("data_source", row.facts().getOrDefault("data_source", dataSource));
    values.put("prompt", Form.messages(row.turns(), row.text()));
    values.put("ability", row.facts().getOrDefault("ability", ability));
    values.put("reward_model", two("style", "rule", "ground_truth", truth));
    Map<String, Object> extra = two("split", row.split(), "index", row.source().position());
    extra.put("key", row.prompt());
    values.put("extra_info", extra);
    return values;
  }

  private static Map<String, Object> two(String one, Object first, String other, Object second) {
    Map<String, Object> both = new LinkedHashMap<>();
    both.put(one, first);
    both.put(other, second);
    return both;
  }
}
