package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sparring.common.config.UserException;

/** The formats that are known, and which of them a row is in. */
public final class Formats {
  /** Columns that give a row of TRL's types its meaning; all others are facts. */
  private static final Set<String> MEANING =
      Set.of("text", "messages", "prompt", "completion", "completions", "chosen", "rejected");

  /** The first that fits a row is its own, so what needs more columns comes first. */
  private static final List<Format> KNOWN =
      List.of(
          new HhFormat(),
          new PandaLmFormat(),
          new AutoJFormat(),
          new LlmBarFormat(),
          new ArenaFormat(),
          new PairwiseFormat(),
          new GenerationsFormat(),
          new UltraFeedbackFormat(),
          new NemoRlFormat(),
          new ResponsesFormat(),
          new QaFeedbackFormat(),
          new VerlFormat(),
          new HumanEvalFormat(),
          new Gsm8kFormat(),
          new SolutionsFormat(),
          new BestOfFormat(),
          new Prm800kFormat(),
          new MathShepherdFormat(),
          new MathApsFormat(),
          new MathQaFormat(),
          new MathFormat(),
          new SvampFormat(),
          new AlpacaFormat(),
          new PreferenceFormat(),
          new ImplicitPreferenceFormat(),
          new StepwiseFormat(),
          new UnpairedFormat(),
          new CompletionFormat(),
          new PromptFormat(),
          new MessagesFormat(),
          new TextFormat(),
          new OpenRlhfFormat());

  private Formats() {}

  /** All formats, in the order in which they are tried. */
  static List<Format> known() {
    return KNOWN;
  }

  /**
   * The formats that a name stands for, of which there is at least one.
   *
   * @throws UserException with the code for settings where nothing has the name
   */
  public static List<Format> asked(String name) {
    if (name.equals("auto")) {
      return KNOWN;
    }
    List<Format> asked =
        KNOWN.stream()
            .filter(format -> format.name().equals(name) || (name.equals("trl") && format.trl()))
            .toList();
    if (asked.isEmpty()) {
      throw UserException.settings(
          "Unknown format '"
              + name
              + "'; known are auto, trl, "
              + KNOWN.stream().map(Format::name).sorted().collect(Collectors.joining(", "))
              + ".");
    }
    return asked;
  }

  /** Whether a row is in a format; one that was named needs its columns only. */
  static boolean matches(Format format, Cells row, boolean named) {
    if (!format.columns().stream().allMatch(row::has)) {
      return false;
    }
    return named || (format.fits(row) && (!format.trl() || exact(format, row)));
  }

  private static boolean exact(Format format, Cells row) {
    Set<String> names = row.names();
    names.retainAll(MEANING);
    return format.columns().containsAll(names);
  }
}
