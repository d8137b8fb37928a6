package org.sparring.jobs.recipe;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.config.Describe;
import org.sparring.common.config.Registry;

/** The pages below {@code docs/recipes}, from the recipes and the parts themselves. */
public final class RecipeDocs {
  private static final String GENERATED =
      "<!-- Generated from the recipes and the part records; do not edit. -->\n\n";
  private static final Map<String, String> COMMANDS = Map.of("sft", "sft", "reward", "reward");

  private final StringBuilder page = new StringBuilder();

  private RecipeDocs() {}

  /** Markdown by the name of the file. */
  public static SortedMap<String, String> pages() {
    SortedMap<String, String> pages = new TreeMap<>();
    List<Explanation> recipes = Recipes.NAMES.stream().map(Explanation::of).toList();
    pages.put("index.md", new RecipeDocs().index(recipes));
    pages.put("parts.md", new RecipeDocs().parts(Recipes.registry()));
    for (Explanation each : recipes) {
      pages.put(each.recipe().recipe() + ".md", new RecipeDocs().recipe(each));
    }
    return pages;
  }

  private String index(List<Explanation> recipes) {
    put("# Recipes\n\n").put(GENERATED);
    put("A recipe says which part sits in which slot of the one training loop. [Every part]");
    put("(parts.md) is described with its formula, its numbers and its paper.\n\n");
    put("| recipe | family | parts | paper |\n|---|---|---|---|\n");
    for (Explanation each : recipes) {
      Recipe recipe = each.recipe();
      row(
          "[%s](%s.md)".formatted(recipe.recipe(), recipe.recipe()),
          each.family(),
          "`" + Screen.line(each) + "`",
          recipe.paper());
    }
    return page.toString();
  }

  private String recipe(Explanation explanation) {
    Recipe recipe = explanation.recipe();
    String name = recipe.recipe();
    put("# ").put(name).put("\n\n").put(GENERATED);
    put("Family: ").put(explanation.family()).put(". Paper: ").put(recipe.paper()).put(".\n\n");
    put("```yaml\n").put(Recipes.text(name)).put("```\n\n");
    put("A round reads ").put(Integer.toString(explanation.groupsPerRound()));
    put(" groups of each stream. Run it with `sparring ");
    put(COMMANDS.getOrDefault(name, "train --set recipe=" + name));
    put("`; print this page with `sparring recipes explain ").put(name).put("`.\n");
    for (Explanation.Used each : explanation.parts()) {
      put("\n## ").put(each.place().name()).put(": ").put(each.text().name());
      put(each.owner().isEmpty() ? "" : " (" + each.owner() + ")").put("\n\n");
      text(each.text());
      if (!each.numbers().isEmpty()) {
        put("\n| key | value | default | meaning |\n|---|---|---|---|\n");
        each.numbers().forEach(this::number);
      }
    }
    return page.toString();
  }

  private String parts(Registry registry) {
    put("# Parts\n\n").put(GENERATED);
    put("Every part by its slot, in the order of the loop. A recipe writes a part as ");
    put("`name`, `{name: {key: value}}` or `{name: value of its first key}`. A part of your own ");
    put("is written with the full name of its class.\n");
    for (Place place : Place.ALL) {
      put("\n## ").put(place.name()).put("\n\n");
      put("`").put(place.key()).put("`: ").put(place.sentence(registry)).put(" Interface `");
      put(place.slot().getSimpleName()).put("`.\n");
      registry.parts(place.slot()).forEach((name, part) -> part(PartText.of(name, part, registry)));
    }
    return page.toString();
  }

  private void part(PartText part) {
    put("\n### ").put(part.name()).put("\n\n");
    text(part);
    if (!part.keys().isEmpty()) {
      put("\n| key | type | default | range | meaning |\n|---|---|---|---|---|\n");
      for (Describe.Key key : part.keys()) {
        row("`" + key.key() + "`", key.type(), code(key.fallback()), key.range(), key.sentence());
      }
    }
  }

  private void text(PartText part) {
    put(part.sentence()).put("\n");
    if (!part.formula().isEmpty()) {
      put("\n```text\n").put(part.formula().replace("; ", "\n")).put("\n```\n");
    }
    if (!part.paper().isEmpty()) {
      put("\n").put(part.paper()).put(".\n");
    }
  }

  private void number(Chosen number) {
    Describe.Key key = number.key();
    row("`" + key.key() + "`", code(number.value()), code(key.fallback()), key.sentence());
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private void row(String... cells) {
    for (String cell : cells) {
      put("| ").put(cell.replace("|", "\\|")).put(" ");
    }
    put("|\n");
  }

  private RecipeDocs put(String text) {
    page.append(text);
    return this;
  }
}
