package org.sparring.jobs.optimum;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.sparring.common.config.Settings;

/**
 * The one rule by which the defaults of every recipe are scaled to a task: sizes, rounds and
 * learning rate. What an algorithm is made of stays as it is.
 *
 * <p>A round reads about {@value #SEQUENCES} sequences in as many optimiser steps as the recipe
 * takes over a round's groups, at most {@value #STEPS} a pass; there are so many rounds that all
 * recipes take about {@value #PASSED} steps, not counting further passes. One worker learns.
 *
 * @param rate learning rate of every learner
 * @param longest most new tokens, wherever a part asks for samples; they are closed there
 */
record Fit(double rate, int longest) {
  static final int SEQUENCES = 256;
  static final int STEPS = 4;
  static final int PASSED = 24;
  private static final int SAMPLES = 16;
  private static final int LEAST_ROUNDS = 6;
  private static final int MOST_ROUNDS = 16;
  private static final int LEAST_GROUPS = 8;

  private static final YAMLMapper YAML = new YAMLMapper();

  /** The settings, every default of which is filled in, at the size of the task. */
  Settings scaled(Settings filled) {
    ObjectNode tree = (ObjectNode) tree(filled);
    scale(tree);
    int epochs = tree.at("/batching/epochs").asInt();
    int steps = Math.min(STEPS, tree.at("/averaging/local_steps").asInt() / epochs);
    int groups = Math.max(LEAST_GROUPS, SEQUENCES / steps / sequences(tree.get("streams")));
    tree.put("rounds", Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, PASSED / steps)));
    ((ObjectNode) tree.get("batching")).put("groups_per_step", groups);
    ((ObjectNode) tree.get("averaging")).put("workers", 1).put("local_steps", steps * epochs);
    return Settings.parse(tree.toString());
  }

  /** The most samples of a prompt; what is given are rankings. */
  private static int sequences(JsonNode streams) {
    int most = 1;
    for (JsonNode stream : streams) {
      for (JsonNode generator : stream.get("generate")) {
        most = Math.max(most, generator.path("samples").asInt(TaskWorld.RANKED));
      }
    }
    return most;
  }

  private void scale(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.has("learning_rate")) {
        object.put("learning_rate", rate);
      }
      if (object.has("max_new")) {
        object.put("max_new", longest);
      }
      if (object.path("samples").isNumber()) {
        object.put("samples", Math.min(SAMPLES, object.path("samples").asInt()));
      }
      if (object.has("close")) {
        object.put("close", true);
      }
      if (object.path("steps").size() > 0) {
        object.putArray("steps").add("1");
      }
    }
    node.forEach(this::scale);
  }

  private static JsonNode tree(Settings settings) {
    try {
      return YAML.readTree(settings.print());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read settings", e);
    }
  }
}
