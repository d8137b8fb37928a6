package org.sparring.common.model;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Architecture.Output;

/**
 * Names and shapes of a transformer's tensors, as Hugging Face's checkpoints have them, in the
 * order of the flat vector. Query, key and value are neighbours, and so are gate and up: an engine
 * may read each run as one matrix.
 */
final class TransformerLayout {
  private final Architecture shape;
  private final List<Slice> slices = new ArrayList<>();
  private int offset;

  private TransformerLayout(Architecture shape) {
    this.shape = shape;
  }

  static Layout of(Architecture shape) {
    TransformerLayout names = new TransformerLayout(shape);
    if (shape.family() == Family.GPT2) {
      names.gpt2();
    } else {
      names.llama();
    }
    names.heads();
    return new Layout(List.copyOf(names.slices));
  }

  private void gpt2() {
    matrix("transformer.wte.weight", shape.vocabulary(), shape.width());
    matrix("transformer.wpe.weight", shape.positions(), shape.width());
    for (int layer = 0; layer < shape.layers(); layer++) {
      gpt2Block("transformer.h." + layer + ".");
    }
    affine("transformer.ln_f");
  }

  private void gpt2Block(String block) {
    int width = shape.width();
    affine(block + "ln_1");
    matrix(block + "attn.c_attn.weight", width, 3L * width);
    vector(block + "attn.c_attn.bias", 3L * width);
    matrix(block + "attn.c_proj.weight", width, width);
    vector(block + "attn.c_proj.bias", width);
    affine(block + "ln_2");
    matrix(block + "mlp.c_fc.weight", width, shape.hidden());
    vector(block + "mlp.c_fc.bias", shape.hidden());
    matrix(block + "mlp.c_proj.weight", shape.hidden(), width);
    vector(block + "mlp.c_proj.bias", width);
  }

  private void llama() {
    matrix("model.embed_tokens.weight", shape.vocabulary(), shape.width());
    for (int layer = 0; layer < shape.layers(); layer++) {
      llamaBlock("model.layers." + layer + ".");
    }
    vector("model.norm.weight", shape.width());
  }

  private void llamaBlock(String block) {
    int width = shape.width();
    int keyWidth = width / shape.heads() * shape.keyHeads();
    vector(block + "input_layernorm.weight", width);
    matrix(block + "self_attn.q_proj.weight", width, width);
    matrix(block + "self_attn.k_proj.weight", keyWidth, width);
    matrix(block + "self_attn.v_proj.weight", keyWidth, width);
    matrix(block + "self_attn.o_proj.weight", width, width);
    vector(block + "post_attention_layernorm.weight", width);
    matrix(block + "mlp.gate_proj.weight", shape.hidden(), width);
    matrix(block + "mlp.up_proj.weight", shape.hidden(), width);
    matrix(block + "mlp.down_proj.weight", width, shape.hidden());
  }

  private void heads() {
    if (!shape.tied()) {
      matrix("lm_head.weight", shape.vocabulary(), shape.width());
    }
    if (shape.outputs().contains(Output.VALUE)) {
      matrix("value_head.weight", 1, shape.width());
      vector("value_head.bias", 1);
    }
    if (shape.outputs().contains(Output.SCORE)) {
      matrix("score.weight", 1, shape.width());
      vector("score.bias", 1);
    }
    if (shape.head() > 0) {
      matrix("head.weight", shape.head(), shape.width());
      vector("head.bias", shape.head());
    }
  }

  private void affine(String name) {
    vector(name + ".weight", shape.width());
    vector(name + ".bias", shape.width());
  }

  private void matrix(String name, long rows, long columns) {
    add(new Slice(name, new long[] {rows, columns}, offset, true));
  }

  private void vector(String name, long size) {
    add(new Slice(name, new long[] {size}, offset, false));
  }

  private void add(Slice slice) {
    long end = offset + (long) slice.size();
    if (end > Integer.MAX_VALUE) {
      throw UserException.settings(
          "architecture: more than %d parameters, at %s; choose a smaller width or fewer layers"
              .formatted(Integer.MAX_VALUE, slice.name()));
    }
    slices.add(slice);
    offset = (int) end;
  }
}
