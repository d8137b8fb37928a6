package org.sparring.datasets.make;

import java.util.List;

/** How a prompt sounds, and which openings of a reply suit it. */
public enum Mood {
  POLITE(List.of("please ,", "kind friend ,"), List.of("certainly ,", "of course ,")),
  HURRIED(List.of("quick ,", "no time left ,"), List.of("right ,", "at once ,")),
  WORRIED(List.of("i am worried .", "oh dear ,"), List.of("relax ,", "never fear ,")),
  HAPPY(List.of("what joy !", "lovely morning !"), List.of("wonderful ,", "how nice ,"));

  private final List<String> calls;
  private final List<String> openers;

  Mood(List<String> calls, List<String> openers) {
    this.calls = calls;
    this.openers = openers;
  }

  List<String> calls() {
    return calls;
  }

  List<String> openers() {
    return openers;
  }
}
