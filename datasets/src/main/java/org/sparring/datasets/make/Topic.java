package org.sparring.datasets.make;

/** What a prompt asks about: an action, its object, and the matter that a good reason names. */
public enum Topic {
  BREAD("bake", "bread", "dough"),
  GARDEN("water", "garden", "soil"),
  GUITAR("tune", "guitar", "string"),
  BICYCLE("repair", "bicycle", "chain"),
  FENCE("paint", "fence", "wood"),
  SHIRT("iron", "shirt", "cotton"),
  CANDLE("light", "candle", "wick"),
  CAMERA("clean", "camera", "lens"),
  BOAT("row", "boat", "current"),
  LAMP("fix", "lamp", "wire"),
  SOUP("cook", "soup", "broth"),
  CHAIR("mend", "chair", "glue");

  private final String verb;
  private final String noun;
  private final String matter;

  Topic(String verb, String noun, String matter) {
    this.verb = verb;
    this.noun = noun;
    this.matter = matter;
  }

  String action(String owner) {
    return verb + " " + owner + " " + noun;
  }

  String matter() {
    return matter;
  }
}
