package org.sparring.jobs.optimum;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.sparring.common.config.Settings;
import org.sparring.datasets.make.task.Task;

/**
 * The one rule by which the defaults of every recipe are scaled to a task: sizes, rounds and
 * learning rate. What an algorithm is made of stays as it is.
 *
 * @param rounds rounds of the run
 * @param groups groups of one optimiser step
 * @param steps optimiser steps of one pass over a round's groups
 * @param rate learning rate of every learner
 * @param longest most new tokens, wherever a part asks for samples
 */
record Fit(int rounds, int groups, int steps, double rate, int longest) {
  /** Most samples of a prompt. */
  static final int SAMPLES = 16;

  private static final YAMLMapper YAML = new YAMLMapper();

  /** Of a task: samples have as many tokens as its responses have symbols, and are closed. */
  static Fit to(Task task) {
    return new Fit(6, 16, 4, 0.02, task.length());
  }

  /** The settings, every default of which is filled in, at the size of the task. */
  Settings scaled(Settings filled) {
    ObjectNode tree = (ObjectNode) tree(filled);
    scale(tree);
    int epochs = tree.at("/batching/epochs").asInt();
    tree.put("rounds", rounds);
    ((ObjectNode) tree.get("batching")).put("groups_per_step", groups);
    ((ObjectNode) tree.get("averaging")).put("workers", 1).put("local_steps", steps * epochs);
    return Settings.parse(tree.toString());
  }

  private void scale(JsonNode node) {
    if (node instanceof ObjectNode object) {
      replace(object, "learning_rate", rate);
      replace(object, "max_new", longest);
      if (object.path("samples").isNumber()) {
        object.put("samples", Math.min(SAMPLES, object.path("samples").asInt()));
      }
      if (object.has("close")) {
        object.put("close", true);
      }
    }
    node.forEach(this::scale);
  }

  private static void replace(ObjectNode object, String key, Number value) {
    if (object.has(key)) {
      object.putPOJO(key, value);
    }
  }

  private static JsonNode tree(Settings settings) {
    try {
      return YAML.readTree(settings.print());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read settings", e);
    }
  }
}
