package org.sparring.jobs.prepare.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Verdict;

/** Drops rows with a response that says the same again and again. */
@About(
    value =
        "Drops a row with a response that says the same again and again: by its lines and"
            + " paragraphs, by its most frequent 2- to 4-gram, and by 5- to 10-grams that occurred"
            + " before. What a code or a list repeats counts too; raise the limits for those.",
    paper =
        "Rae et al. 2021, Scaling language models: methods, analysis and insights from training"
            + " Gopher, table A1")
public record Repetition(
    @Param(value = "Largest share of repeated lines.", or = "0.3", min = 0, max = 1) double lines,
    @Param(value = "Largest share of characters in repeated lines.", or = "0.2", min = 0, max = 1)
        double lineCharacters,
    @Param(value = "Largest share of repeated paragraphs.", or = "0.3", min = 0, max = 1)
        double paragraphs,
    @Param(
            value = "Largest share of characters in repeated paragraphs.",
            or = "0.2",
            min = 0,
            max = 1)
        double paragraphCharacters,
    @Param(
            value = "Largest shares of characters in the most frequent n-gram, for n = 2, 3, 4.",
            or = "[0.2, 0.18, 0.16]",
            min = 0,
            max = 1)
        List<Double> frequent,
    @Param(
            value = "Largest shares of characters in repeated n-grams, for n = 5, 6, 7 and on.",
            or = "[0.15, 0.14, 0.13, 0.12, 0.11, 0.10]",
            min = 0,
            max = 1)
        List<Double> repeated,
    @Param(value = "Shorter responses are not looked at.", or = "50", min = 1) int leastWords)
    implements Stage.Rows {
  private static final int FREQUENT_FROM = 2;
  private static final int REPEATED_FROM = 5;

  @Override
  public Verdict judge(Draft draft) {
    return new Texts(draft.example())
        .responses()
        .map(RepeatedText::new)
        .filter(text -> text.words() >= leastWords)
        .map(this::excess)
        .flatMap(Optional::stream)
        .findFirst()
        .map(detail -> Verdict.reject(Rejection.dropped(draft, this, "repetition", detail)))
        .orElseGet(() -> Verdict.keep(draft));
  }

  private Optional<String> excess(RepeatedText text) {
    Optional<String> pieces = pieces(text);
    if (pieces.isPresent()) {
      return pieces;
    }
    for (int i = 0; i < frequent.size(); i++) {
      int n = FREQUENT_FROM + i;
      double share = text.mostFrequent(n);
      if (share > frequent.get(i)) {
        return Optional.of(sentence("of the characters are in one %d-gram".formatted(n), share));
      }
    }
    for (int i = 0; i < repeated.size(); i++) {
      int n = REPEATED_FROM + i;
      double share = text.duplicated(n);
      if (share > repeated.get(i)) {
        return Optional.of(
            sentence("of the characters are in repeated %d-grams".formatted(n), share));
      }
    }
    return Optional.empty();
  }

  private Optional<String> pieces(RepeatedText text) {
    RepeatedText.Repeats byLine = text.lines();
    RepeatedText.Repeats byParagraph = text.paragraphs();
    if (byLine.pieces() > lines) {
      return Optional.of(sentence("of the lines are repeated", byLine.pieces()));
    }
    if (byLine.characters() > lineCharacters) {
      return Optional.of(sentence("of the characters are in repeated lines", byLine.characters()));
    }
    if (byParagraph.pieces() > paragraphs) {
      return Optional.of(sentence("of the paragraphs are repeated", byParagraph.pieces()));
    }
    return byParagraph.characters() > paragraphCharacters
        ? Optional.of(
            sentence("of the characters are in repeated paragraphs", byParagraph.characters()))
        : Optional.empty();
  }

  private static String sentence(String what, double share) {
    return String.format(Locale.ROOT, "In a response %.3f %s.", share, what);
  }
}
