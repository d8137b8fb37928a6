package org.sparring.jobs.prepare.text;

/** What becomes of white space; line ends are always {@code \n}. */
public enum Whitespace {
  /** As it is. */
  KEEP {
    @Override
    String of(String text) {
      return text;
    }
  },
  /** None at both ends. */
  TRIM {
    @Override
    String of(String text) {
      return text.strip();
    }
  },
  /** None at both ends and of lines, one space between words, one empty line between paragraphs. */
  COLLAPSE {
    @Override
    String of(String text) {
      return text.replaceAll("(?U)[^\\S\\n]+", " ")
          .replaceAll(" ?\\n ?", "\n")
          .replaceAll("\\n{3,}", "\n\n")
          .strip();
    }
  };

  abstract String of(String text);
}
