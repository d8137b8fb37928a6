package org.sparring.common.model.checkpoint;

import java.util.Arrays;
import java.util.Map;
import org.sparring.common.model.Architecture;

/**
 * A Llama in plain double arithmetic, one token at a time, with rotary positions over halves of a
 * head: slow, and for checking imported weights only.
 */
final class ReferenceLlama {
  private final Architecture shape;
  private final Map<String, Tensor> tensors;
  private final double[][][] keys;
  private final double[][][] values;
  private int position;

  ReferenceLlama(Weights weights) {
    shape = weights.architecture();
    tensors = weights.tensors();
    keys = new double[shape.layers()][shape.positions()][];
    values = new double[shape.layers()][shape.positions()][];
  }

  /** Logits after one more token. */
  double[] next(int token) {
    Tensor embedding = tensors.get("model.embed_tokens.weight");
    int width = shape.width();
    double[] x = new double[width];
    Arrays.setAll(x, i -> embedding.values()[token * width + i]);
    for (int layer = 0; layer < shape.layers(); layer++) {
      String block = "model.layers." + layer + ".";
      add(x, attention(layer, block + "self_attn.", norm(x, block + "input_layernorm")));
      add(x, feedForward(block + "mlp.", norm(x, block + "post_attention_layernorm")));
    }
    position++;
    String head = shape.tied() ? "model.embed_tokens" : "lm_head";
    return times(head, norm(x, "model.norm"));
  }

  static double logProb(double[] logits, int token) {
    double top = Arrays.stream(logits).max().orElseThrow();
    double sum = Arrays.stream(logits).map(logit -> Math.exp(logit - top)).sum();
    return logits[token] - top - Math.log(sum);
  }

  private double[] attention(int layer, String block, double[] x) {
    int size = shape.width() / shape.heads();
    double[] query = rotate(times(block + "q_proj", x), size);
    keys[layer][position] = rotate(times(block + "k_proj", x), size);
    values[layer][position] = times(block + "v_proj", x);
    double[] mixed = new double[shape.width()];
    for (int head = 0; head < shape.heads(); head++) {
      int from = head / (shape.heads() / shape.keyHeads()) * size;
      double[] weights = new double[position + 1];
      for (int t = 0; t <= position; t++) {
        for (int i = 0; i < size; i++) {
          weights[t] += query[head * size + i] * keys[layer][t][from + i] / Math.sqrt(size);
        }
      }
      double[] logits = weights.clone();
      Arrays.setAll(weights, t -> Math.exp(logProb(logits, t)));
      for (int t = 0; t <= position; t++) {
        for (int i = 0; i < size; i++) {
          mixed[head * size + i] += weights[t] * values[layer][t][from + i];
        }
      }
    }
    return times(block + "o_proj", mixed);
  }

  private double[] rotate(double[] x, int size) {
    double[] rotated = new double[x.length];
    int half = size / 2;
    for (int i = 0; i < x.length; i++) {
      int pair = i % size % half;
      double angle = position * Math.pow(shape.theta(), -2.0 * pair / size);
      boolean first = i % size < half;
      double other = first ? -x[i + half] : x[i - half];
      rotated[i] = x[i] * Math.cos(angle) + other * Math.sin(angle);
    }
    return rotated;
  }

  private double[] feedForward(String block, double[] x) {
    double[] gate = times(block + "gate_proj", x);
    double[] up = times(block + "up_proj", x);
    Arrays.setAll(up, i -> up[i] * gate[i] / (1 + Math.exp(-gate[i])));
    return times(block + "down_proj", up);
  }

  private double[] norm(double[] x, String name) {
    float[] gain = tensors.get(name + ".weight").values();
    double square = Arrays.stream(x).map(each -> each * each).sum() / x.length;
    double scale = 1 / Math.sqrt(square + shape.epsilon());
    double[] normed = new double[x.length];
    Arrays.setAll(normed, i -> x[i] * scale * gain[i]);
    return normed;
  }

  private double[] times(String name, double[] x) {
    float[] matrix = tensors.get(name + ".weight").values();
    double[] product = new double[matrix.length / x.length];
    for (int row = 0; row < product.length; row++) {
      for (int i = 0; i < x.length; i++) {
        product[row] += matrix[row * x.length + i] * x[i];
      }
    }
    return product;
  }

  private static void add(double[] x, double[] more) {
    Arrays.setAll(x, i -> x[i] + more[i]);
  }
}
