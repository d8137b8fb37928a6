package org.sparring.common.config;

import java.io.Serializable;

/**
 * Where a key was set.
 *
 * @param layer the higher one wins
 * @param name a file and line, an option, or a recipe
 */
record Origin(int layer, String name) implements Serializable {
  Origin above(int layers) {
    return new Origin(layer + layers, name);
  }
}
