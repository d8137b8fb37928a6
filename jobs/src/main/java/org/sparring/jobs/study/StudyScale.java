package org.sparring.jobs.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.sparring.common.config.Settings;
import org.sparring.jobs.reward.Question;

/**
 * The one rule by which the defaults of every recipe are brought to the size of a small language.
 * What an algorithm is made of stays as it is.
 *
 * <p>Every one of {@value #WORKERS} workers takes {@value #STEPS} optimiser steps a pass in a
 * round, each over about {@value #SEQUENCES} responses. Questions about two responses are asked in
 * words that the language has.
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
  private static final YAMLMapper YAML = new YAMLMapper();

  /** The settings of a recipe, every default of which is filled in, at this size. */
  Settings scaled(Settings filled) {
    ObjectNode tree = (ObjectNode) tree(filled);
    scale(tree);
    int epochs = tree.at("/batching/epochs").asInt();
    tree.put("rounds", rounds);
    ((ObjectNode) tree.get("batching"))
        .put("groups_per_step", SEQUENCES / sequences(tree.get("streams")));
    ((ObjectNode) tree.get("averaging")).put("workers", WORKERS).put("local_steps", STEPS * epochs);
    return Settings.parse(tree.toString());
  }

  /** The most responses of a prompt. */
  private static int sequences(JsonNode streams) {
    int most = PAIR;
    for (JsonNode stream : streams) {
      for (JsonNode generator : stream.get("generate")) {
        most = Math.max(most, generator.path("samples").asInt(PAIR));
      }
    }
    return most;
  }

  private static void scale(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.has("learning_rate")) {
        object.put("learning_rate", RATE);
      }
      if (object.has("max_new")) {
        object.put("max_new", LONGEST);
      }
      if (object.path("samples").isNumber()) {
        object.put("samples", Math.min(SAMPLES, object.path("samples").asInt()));
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
    node.forEach(StudyScale::scale);
  }

  private static JsonNode tree(Settings settings) {
    try {
      return YAML.readTree(settings.print());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read settings", e);
    }
  }
}
