package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.sparring.common.model.Architecture;

/** Llama (Touvron et al. 2023), with grouped-query attention (Ainslie et al. 2023). */
final class Llama implements Transformer {
  private final Architecture shape;
  private final Rotary rotary;
  private final Tensor embedding;
  private final List<Block> blocks = new ArrayList<>();
  private final Tensor last;
  private final Tensor head;

  /** The matrices of a block; {@code mixed} is query, key and value, {@code fed} gate and up. */
  private record Block(
      Tensor before, Tensor mixed, Tensor out, Tensor middle, Tensor fed, Tensor down) {}

  Llama(Architecture shape, Weights weights) {
    this.shape = shape;
    this.rotary = new Rotary(shape);
    this.embedding = weights.leaf("model.embed_tokens.weight");
    for (int layer = 0; layer < shape.layers(); layer++) {
      blocks.add(block("model.layers." + layer + ".", weights));
    }
    this.last = weights.leaf("model.norm.weight");
    this.head = shape.tied() ? embedding : weights.leaf("lm_head.weight");
  }

  private Block block(String name, Weights weights) {
    long width = shape.width();
    long mixed = width / shape.heads() * (shape.heads() + 2L * shape.keyHeads());
    return new Block(
        weights.leaf(name + "input_layernorm.weight"),
        weights.leaf(name + "self_attn.q_proj.weight", mixed, width),
        weights.leaf(name + "self_attn.o_proj.weight"),
        weights.leaf(name + "post_attention_layernorm.weight"),
        weights.leaf(name + "mlp.gate_proj.weight", 2L * shape.hidden(), width),
        weights.leaf(name + "mlp.down_proj.weight"));
  }

  @Override
  public Tensor forward(Tensor ids, Tensor positions, Attention attention) {
    Rotary.Turn turn = rotary.at(positions);
    Tensor x = torch.embedding(embedding, ids);
    for (int layer = 0; layer < blocks.size(); layer++) {
      Block block = blocks.get(layer);
      Tensor mixed = torch.linear(norm(x, block.before), block.mixed);
      x = x.add(torch.linear(attend(layer, mixed, turn, attention), block.out));
      Tensor fed = torch.linear(norm(x, block.middle), block.fed);
      Tensor gate = torch.silu(fed.narrow(1, 0, shape.hidden()));
      Tensor up = fed.narrow(1, shape.hidden(), shape.hidden());
      x = x.add(torch.linear(gate.mul(up), block.down));
    }
    return x;
  }

  private Tensor attend(int layer, Tensor mixed, Rotary.Turn turn, Attention attention) {
    long heads = shape.heads();
    long keys = shape.keyHeads();
    Tensor split = mixed.view(-1, heads + 2 * keys, shape.width() / heads);
    Tensor turned = turn.apply(split.narrow(1, 0, heads + keys));
    return attention.attend(
        layer,
        turned.narrow(1, 0, heads),
        turned.narrow(1, heads, keys),
        split.narrow(1, heads + keys, keys));
  }

  private Tensor norm(Tensor x, Tensor gain) {
    return torch.rms_norm(
        x,
        new long[] {shape.width()},
        new TensorOptional(gain),
        new DoubleOptional(shape.epsilon()));
  }

  @Override
  public Tensor norm(Tensor rows) {
    return norm(rows, last);
  }

  @Override
  public Tensor head() {
    return head;
  }

  /** Frees what the weights do not own. */
  @Override
  public void close() {
    rotary.close();
  }
}
