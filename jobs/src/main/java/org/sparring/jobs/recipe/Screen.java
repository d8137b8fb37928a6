package org.sparring.jobs.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A recipe as one screen of text, 100 columns wide. */
public final class Screen {
  private static final int WIDTH = 100;
  private static final String MARGIN = " ".repeat(12);

  private final Explanation explanation;
  private final StringBuilder text = new StringBuilder();

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
    put("RECIPE", recipe.recipe() + ", " + recipe.family());
    put("", recipe.paper());
    put("MODELS", models(recipe));
    for (Explanation.Used each : explanation.parts()) {
      part(each, recipe.streams().size() > 1);
    }
    put("ROUND", round(recipe));
    return text.toString();
  }

  private void part(Explanation.Used used, boolean several) {
    boolean stream = used.place().key().startsWith("streams.");
    String owner = used.owner().isEmpty() || stream && !several ? "" : " of " + used.owner();
    PartText part = used.text();
    put(used.place().name().toUpperCase(Locale.ROOT), part.name() + owner + ": " + part.sentence());
    put("", labelled("formula", part.formula()));
    put(
        "",
        labelled(
            "numbers",
            used.numbers().stream().map(Screen::shown).collect(Collectors.joining(", "))));
    put("", labelled("paper", part.paper()));
  }

  private static String labelled(String label, String text) {
    return text.isEmpty() ? "" : "  " + label + ": " + text;
  }

  private static String shown(Chosen number) {
    String written = number.key().key() + " = " + number.value();
    return number.usual() || number.key().fallback().isEmpty()
        ? written
        : written + " (default " + number.key().fallback() + ")";
  }

  private static String models(Recipe recipe) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, ModelSpec> each : recipe.models().entrySet()) {
      ModelSpec spec = each.getValue();
      String from =
          spec.follow()
              .map(rule -> "follows " + rule.leader())
              .orElse("give from, checkpoint or fresh");
      String outputs =
          spec.outputs().isEmpty()
              ? ""
              : ", with " + spec.outputs().toString().toLowerCase(Locale.ROOT);
      lines.add("%s (%s%s)".formatted(each.getKey(), from, outputs));
    }
    return String.join("; ", lines);
  }

  private String round(Recipe recipe) {
    return "%d groups of each stream = %d workers x %d local steps x %d groups per step / %d epochs"
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
      line.append(fresh ? "" : " ").append(each);
      fresh = false;
    }
    text.append(line).append('\n');
  }
}
