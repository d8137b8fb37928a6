package org.sparring.jobs.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Param;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.jobs.recipe.Explanation;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Recipes;
import org.sparring.jobs.recipe.Screen;

/** Lists the recipes, or shows one slot by slot. */
public final class RecipesJob implements Job {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  /** Prints to the standard output. */
  public RecipesJob() {
    this(System.out);
  }

  RecipesJob(PrintStream out) {
    this.out = out;
  }

  /** What it is told. */
  public record Keys(
      @Param(value = "What to do: list or explain.", or = "list") Action action,
      @Param(value = "Recipe that is explained.", or = "''") String recipe,
      @Param(value = "Whether to print one JSON object a line.", or = "false") boolean json) {}

  /** What it does. */
  public enum Action {
    LIST,
    EXPLAIN
  }

  @Override
  public String name() {
    return "recipes";
  }

  @Override
  public String summary() {
    return "Lists the recipes, or explains one slot by slot: recipes explain grpo.";
  }

  @Override
  public Class<? extends Record> settings() {
    return Keys.class;
  }

  @Override
  public List<String> arguments() {
    return List.of("action", "recipe");
  }

  @Override
  public boolean usesSpark() {
    return false;
  }

  @Override
  public Result run(SparkSession spark, Settings settings) {
    Keys keys = settings.bind(Keys.class);
    if (keys.action() == Action.EXPLAIN && keys.recipe().isEmpty()) {
      throw UserException.settings(
          "recipe: name one of %s, as in: recipes explain grpo"
              .formatted(String.join(", ", Recipes.NAMES)));
    }
    List<Explanation> shown =
        keys.recipe().isEmpty()
            ? Recipes.NAMES.stream().map(Explanation::of).toList()
            : List.of(Explanation.of(keys.recipe()));
    if (keys.json()) {
      shown.forEach(each -> out.println(json(each)));
    } else if (keys.action() == Action.EXPLAIN) {
      shown.forEach(each -> out.print(Screen.of(each)));
    } else {
      table(shown);
    }
    return Result.done(shown.size() == 1 ? "1 recipe" : shown.size() + " recipes");
  }

  private void table(List<Explanation> shown) {
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {"recipe", "family", "parts", "paper"});
    for (Explanation each : shown) {
      Recipe recipe = each.recipe();
      rows.add(new Object[] {recipe.recipe(), each.family(), Screen.line(each), recipe.paper()});
    }
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < 3; column++) {
      int at = column;
      int width = rows.stream().mapToInt(each -> ((String) each[at]).length()).max().orElse(0);
      line.append("%-").append(width).append("s  ");
    }
    rows.forEach(each -> out.printf(line + "%s%n", each));
  }

  private static String json(Explanation explanation) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", explanation.recipe().recipe());
    object.put("family", explanation.family());
    object.put("paper", explanation.recipe().paper());
    object.put("parts", explanation.names());
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write recipe " + object.get("name"), e);
    }
  }
}
