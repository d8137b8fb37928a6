package org.sparring.jobs.optimum;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sparring.common.config.Settings;
import org.sparring.datasets.make.task.Task;

/**
 * The one rule by which the defaults of every recipe are scaled to a task: sizes, rounds and step
 * sizes. What an algorithm is made of stays as it is.
 *
 * <p>A round reads about {@value #SEQUENCES} sequences in as many optimiser steps as the recipe
 * takes over a round's groups, at most {@value #STEPS} a pass; there are so many rounds that all
 * recipes take about {@value #PASSED} steps, not counting further passes. One worker learns.
 *
 * <p>Adam's epsilon is of the size of the gradients: far below it every weight moves by the rate,
 * and so do the logits of tokens that are in no response, which the smallest slope then makes
 * likely.
 *
 * @param task the task
 */
record Fit(Task task) {
  private static final int SEQUENCES = 256;
  private static final int STEPS = 4;
  private static final int PASSED = 24;
  private static final double RATE = 0.02;
  private static final double EPSILON = 1e-2;
  private static final int SAMPLES = 16;
  private static final int LEAST_ROUNDS = 6;
  private static final int MOST_ROUNDS = 16;
  private static final int LEAST_GROUPS = 8;
  private static final int MOVES = 2;

  /** The settings, every default of which is filled in, at the size of the task. */
  Settings scaled(Settings filled) {
    Settings scaled = filled.edited(this::scale);
    int epochs = number(filled, "batching.epochs");
    int steps = Math.min(STEPS, number(filled, "averaging.local_steps") / epochs);
    int groups = Math.max(LEAST_GROUPS, SEQUENCES / steps / sequences(scaled));
    return scaled.set(
        List.of(
            "rounds=" + Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, PASSED / steps)),
            "batching.groups_per_step=" + groups,
            "averaging.workers=1",
            "averaging.local_steps=" + steps * epochs));
  }

  private static int number(Settings settings, String key) {
    return Integer.parseInt(settings.text(key).orElseThrow());
  }

  /** The most samples of a prompt; what is given are rankings. */
  private static int sequences(Settings scaled) {
    int most = 1;
    for (String stream : scaled.at("streams").keys()) {
      Settings generate = scaled.at("streams." + stream + ".generate");
      for (String generator : generate.keys()) {
        boolean samples = generate.has(generator + ".samples");
        most =
            Math.max(most, samples ? number(generate, generator + ".samples") : TaskWorld.RANKED);
      }
    }
    return most;
  }

  private void scale(ObjectNode object) {
    if (object.has("learning_rate")) {
      object.put("learning_rate", RATE);
    }
    if (object.has("beta2")) {
      object.put("epsilon", EPSILON);
    }
    lengths(object);
    rounds(object);
    if (object.path("samples").isNumber()) {
      object.put("samples", Math.min(SAMPLES, object.path("samples").asInt()));
    }
  }

  /**
   * A sample has as many tokens as a regular response, and is closed; one token more, for
   * end-of-sequence, where it cannot be, or where another round may go on with it, which then has
   * one token left. Every symbol is a step, and a piece of its own.
   */
  private void lengths(ObjectNode object) {
    boolean goesOn = object.path("longest").asInt() > 0;
    if (object.has("max_new")) {
      boolean closed = object.has("close") && !goesOn;
      object.put("max_new", closed ? task.length() : task.length() + 1);
      if (goesOn) {
        object.put("longest", task.length() + 2);
      }
    }
    if (object.has("close")) {
      object.put("close", true);
    }
    if (object.path("steps").size() > 0) {
      ArrayNode steps = object.putArray("steps");
      task.words().forEach(steps::add);
    }
    if (object.has("segment")) {
      object.put("segment", 1);
    }
    if (object.has("cut")) {
      object.put("interval", 1);
    }
  }

  /** Models follow every other round at least, and what changes in a run does so halfway. */
  private static void rounds(ObjectNode object) {
    if (object.path("every").isNumber()) {
      object.put("every", Math.min(MOVES, object.path("every").asInt()));
    }
    for (String key : List.of("from_round", "until_round")) {
      if (object.path(key).asInt() > 0) {
        object.put(key, LEAST_ROUNDS / 2);
      }
    }
  }
}
