package org.sparring.jobs.prepare.text;

/** Bins of lengths in tokens, whose upper ends are powers of two. */
public final class Lengths {
  private static final int LEAST = 16;

  private Lengths() {}

  /** The bin, as {@code 65..128}. */
  public static String bin(int tokens) {
    int top = LEAST;
    while (top < tokens) {
      top *= 2;
    }
    return top == LEAST ? "0.." + LEAST : (top / 2 + 1) + ".." + top;
  }
}
