package org.sparring.jobs.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sparring.jobs.study.Measured.Figure;

/**
 * The page of what was measured, in Markdown.
 *
 * @param commit of the sources
 * @param seed of all random numbers
 * @param rounds of every recipe
 */
public record StudyPage(String commit, long seed, int rounds) {
  private static final int HASH = 12;

  /**
   * The page.
   *
   * @param measured recipes, in the order of the catalogue
   * @param missing names of those that were not measured
   */
  public String of(List<Measured> measured, List<String> missing) {
    StringBuilder page = new StringBuilder();
    page.append("# What the recipes do on the demo's language\n\n")
        .append("<!-- Written by `sparring study recipes`. -->\n\n")
        .append("Every recipe by one rule (see `StudyScale`), good or bad: ")
        .append("%d rounds, seed %d, commit %s. ".formatted(rounds, seed, commit))
        .append("What each is made of: [index](index.md).\n\n");
    policies(measured, page);
    rewards(measured, page);
    judges(measured, page);
    list(
        "Without figures",
        measured.stream().filter(each -> !each.shown()).map(StudyPage::why),
        page);
    list("Not measured", missing.stream().map("`%s`"::formatted), page);
    return page.toString();
  }

  private static void policies(List<Measured> measured, StringBuilder page) {
    List<String> rows = new ArrayList<>();
    for (Measured each : measured) {
      each.figure(Measured.GOLD)
          .ifPresent(
              gold ->
                  rows.add(
                      "| %s | %s | %s | %s | %s |"
                          .formatted(
                              name(each),
                              interval(gold),
                              number(each, "kl"),
                              number(each, "mean/proxy"),
                              cost(each))));
    }
    if (!rows.isEmpty()) {
      page.append("## Policies\n\n")
          .append("Win rate of the reward that preferences were drawn from, against the policy ")
          .append("that imitates, on held-out prompts (95 % interval; 0.5 is no difference); ")
          .append("divergence from it in nats a response; mean of the trained reward.\n\n")
          .append("| recipe | win rate | KL | proxy | seconds | settings |\n")
          .append("|---|---|---|---|---|---|\n");
      rows.forEach(each -> page.append(each).append('\n'));
      page.append('\n');
    }
  }

  private static void rewards(List<Measured> measured, StringBuilder page) {
    List<String> rows = new ArrayList<>();
    for (Measured each : measured) {
      each.figure(Measured.ACCURACY)
          .ifPresent(
              right ->
                  rows.add("| %s | %s | %s |".formatted(name(each), interval(right), cost(each))));
    }
    if (!rows.isEmpty()) {
      page.append("## Reward models\n\n")
          .append("Share of held-out pairs in which the better response scores higher.\n\n")
          .append("| recipe | accuracy | seconds | settings |\n|---|---|---|---|\n");
      rows.forEach(each -> page.append(each).append('\n'));
      page.append('\n');
    }
  }

  private static void judges(List<Measured> measured, StringBuilder page) {
    List<Measured> judges = measured.stream().filter(each -> !each.told().isEmpty()).toList();
    if (!judges.isEmpty()) {
      page.append("## Judges\n\n")
          .append("Share of verdicts and marks that are right, of the examples of the last round ")
          .append("before it is learnt from them; verdicts are held to noisy annotators.\n\n")
          .append("| recipe | right | seconds | settings |\n|---|---|---|---|\n");
      for (Measured each : judges) {
        String right = each.told().stream().map(StudyPage::told).collect(Collectors.joining(", "));
        page.append("| %s | %s | %s |\n".formatted(name(each), right, cost(each)));
      }
      page.append('\n');
    }
  }

  private static String told(Figure figure) {
    String name = figure.name().substring(Measured.TOLD.length());
    return String.format(Locale.ROOT, "%s %.3f", name, figure.value());
  }

  private static String why(Measured each) {
    return "%s: %s"
        .formatted(
            name(each),
            each.note().isEmpty() ? "no figure of this page" : each.note().replace('\n', ' '));
  }

  private static void list(String title, Stream<String> lines, StringBuilder page) {
    List<String> all = lines.toList();
    if (!all.isEmpty()) {
      page.append("## ").append(title).append("\n\n");
      all.forEach(each -> page.append("- ").append(each).append('\n'));
      page.append('\n');
    }
  }

  private static String name(Measured each) {
    return "[%s](%s.md)".formatted(each.recipe(), each.recipe());
  }

  private static String cost(Measured each) {
    return String.format(
        Locale.ROOT,
        "%.0f | `%s`",
        each.seconds(),
        each.settings().substring(0, Math.min(HASH, each.settings().length())));
  }

  private static String interval(Figure figure) {
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f]", figure.value(), figure.low(), figure.high());
  }

  private static String number(Measured each, String name) {
    return each.figure(name)
        .map(figure -> String.format(Locale.ROOT, "%.2f", figure.value()))
        .orElse("");
  }
}
