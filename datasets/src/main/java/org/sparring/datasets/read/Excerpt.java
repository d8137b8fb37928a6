package org.sparring.datasets.read;

/** The beginning of a text, for messages to people. */
public final class Excerpt {
  private static final int SHOWN = 200;

  private Excerpt() {}

  /** The text, cut after 200 characters. */
  public static String of(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
