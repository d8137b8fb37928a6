package org.sparring.jobs.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sparring.common.config.Settings;
import org.sparring.jobs.reward.Question;

/**
 * The one rule by which the defaults of every recipe are brought to the size of a small language.
 * What an algorithm is made of stays as it is.
 *
 * <p>Every one of {@value #WORKERS} workers takes {@value #STEPS} optimiser steps a pass in a
 * round, each over about {@value #SEQUENCES} responses. Questions about two responses are asked in
 * words that the language has, and steps end with its marks.
 *
 * @param rounds rounds of every recipe
 */
record StudyScale(int rounds) {
  static final int WORKERS = 2;
  static final int STEPS = 4;
  static final int SEQUENCES = 64;
  private static final double RATE = 5e-4;
  private static final int LONGEST = 32;
  private static final int SAMPLES = 8;
  private static final int PAIR = 2;
  private static final Question QUESTION =
      new Question("first", "left", "what is the way ?", "first", "left");

  /** The settings of a recipe, every default of which is filled in, at this size. */
  Settings scaled(Settings filled) {
    Settings scaled = filled.edited(StudyScale::scale);
    int epochs = Integer.parseInt(filled.text("batching.epochs").orElseThrow());
    return scaled.set(
        List.of(
            "rounds=" + rounds,
            "batching.groups_per_step=" + SEQUENCES / sequences(scaled),
            "averaging.workers=" + WORKERS,
            "averaging.local_steps=" + STEPS * epochs));
  }

  /** The most responses of a prompt. */
  private static int sequences(Settings scaled) {
    int most = PAIR;
    for (String stream : scaled.at("streams").keys()) {
      Settings generate = scaled.at("streams." + stream + ".generate");
      for (String generator : generate.keys()) {
        int samples = generate.text(generator + ".samples").map(Integer::parseInt).orElse(PAIR);
        most = Math.max(most, samples);
      }
    }
    return most;
  }

  private static void scale(ObjectNode object) {
    if (object.has("learning_rate")) {
      object.put("learning_rate", RATE);
    }
    if (object.has("max_new")) {
      object.put("max_new", LONGEST);
    }
    if (object.path("samples").isNumber()) {
      object.put("samples", Math.min(SAMPLES, object.path("samples").asInt()));
    }
    if (!object.path("steps").isEmpty()) {
      object.putArray("steps").add(",").add(".");
    }
    if (object.has("label_first")) {
      object
          .put("first", QUESTION.first())
          .put("second", QUESTION.second())
          .put("ask", QUESTION.ask())
          .put("label_first", QUESTION.labelFirst())
          .put("label_second", QUESTION.labelSecond());
    }
  }
}
