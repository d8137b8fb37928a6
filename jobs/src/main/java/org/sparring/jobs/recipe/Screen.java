package org.sparring.jobs.recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A recipe as one screen of text, 100 columns wide. */
public final class Screen {
  private static final int WIDTH = 100;
  private static final char TIED = '\u00a0';
  private static final String MARGIN = " ".repeat(12);

  private final Explanation explanation;
  private final StringBuilder text = new StringBuilder();
  private final Set<PartText> told = new HashSet<>();

  private Screen(Explanation explanation) {
    this.explanation = explanation;
  }

  public static String of(Explanation explanation) {
    return new Screen(explanation).text();
  }

  /** The telling parts of a recipe on one line, in the order of the loop. */
  public static String line(Explanation explanation) {
    List<String> slots =
        List.of("generate", "reward", "adjust", "credit", "normalise", "objective");
    return explanation.names().entrySet().stream()
        .filter(each -> slots.contains(each.getKey()))
        .filter(each -> !each.getValue().equals(List.of("none")))
        .map(each -> String.join(" + ", each.getValue()))
        .collect(Collectors.joining(" > "));
  }

  private String text() {
    Recipe recipe = explanation.recipe();
    put("RECIPE", recipe.recipe() + ", " + explanation.family());
    put("", recipe.paper());
    put("MODELS", models(recipe));
    put("", "To be given: models.NAME.from, .checkpoint, .fresh or .features.");
    owners().forEach(this::part);
    put("AVERAGING", recipe.averaging().by().sentence());
    put("ROUND", round(recipe));
    return text.toString();
  }

  /** Each part once, with the streams or models that have it as it is. */
  private Map<Explanation.Used, List<String>> owners() {
    boolean several = explanation.recipe().streams().size() > 1;
    Map<Explanation.Used, List<String>> owners = new LinkedHashMap<>();
    for (Explanation.Used each : explanation.parts()) {
      List<String> of = owners.computeIfAbsent(each.of(""), part -> new ArrayList<>());
      boolean shared = each.place().key().startsWith("streams.") && !several;
      if (!shared && !each.owner().isEmpty()) {
        of.add(each.owner());
      }
    }
    return owners;
  }

  private void part(Explanation.Used used, List<String> owners) {
    PartText part = used.text();
    String of = owners.isEmpty() ? "" : " of " + String.join(" and ", owners);
    boolean fresh = told.add(part);
    String sentence = fresh ? part.sentence() : "As above.";
    put(used.place().name().toUpperCase(Locale.ROOT), part.name() + of + ": " + sentence);
    put("", labelled("formula", fresh ? part.formula() : ""));
    put(
        "",
        labelled(
            "numbers", String.join(", ", used.numbers().stream().map(Screen::shown).toList())));
    put("", labelled("paper", fresh ? part.paper() : ""));
  }

  private static String labelled(String label, String text) {
    return text.isEmpty() ? "" : "  " + label + ": " + text;
  }

  private static String shown(Chosen number) {
    String written = number.key().key() + " = " + number.value();
    String full =
        number.usual() || number.key().fallback().isEmpty()
            ? written
            : written + " (default " + number.key().fallback() + ")";
    return full.replace(' ', TIED);
  }

  private static String models(Recipe recipe) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, ModelSpec> each : recipe.models().entrySet()) {
      ModelSpec spec = each.getValue();
      String from =
          spec.follow()
              .map(rule -> "follows " + rule.leader())
              .or(() -> spec.features().map(shape -> "a network over features"))
              .orElse("to be given");
      String outputs =
          spec.outputs().stream()
              .map(output -> ", with " + output.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining());
      lines.add("%s (%s%s)".formatted(each.getKey(), from, outputs));
    }
    return String.join("; ", lines);
  }

  private String round(Recipe recipe) {
    int waves = recipe.batching().waves();
    String refilled = waves > 1 ? ", filled in up to %d waves".formatted(waves) : "";
    return ("%d groups of each stream = workers %d x local_steps %d x groups_per_step %d / epochs"
            + " %d"
            + refilled)
        .formatted(
            explanation.groupsPerRound(),
            recipe.averaging().workers(),
            recipe.averaging().localSteps(),
            recipe.batching().groupsPerStep(),
            recipe.batching().epochs());
  }

  /** A paragraph beside a word of the margin; nothing where the paragraph is empty. */
  private void put(String word, String paragraph) {
    if (paragraph.isEmpty()) {
      return;
    }
    String indent = paragraph.startsWith("  ") ? MARGIN + "    " : MARGIN;
    StringBuilder line =
        new StringBuilder(word).append(" ".repeat(MARGIN.length() - word.length()));
    line.append(paragraph.startsWith("  ") ? "  " : "");
    boolean fresh = true;
    for (String each : paragraph.strip().split(" ", -1)) {
      if (!fresh && line.length() + 1 + each.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(indent);
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(each.replace(TIED, ' '));
      fresh = false;
    }
    text.append(line).append('\n');
  }
}
