package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.sparring.common.model.Architecture;

/** GPT-2 (Radford et al. 2019), with its matrices stored input by output. */
final class Gpt2 implements Transformer {
  private final Architecture shape;
  private final Tensor embedding;
  private final Tensor positionEmbedding;
  private final List<Block> blocks = new ArrayList<>();
  private final Affine last;
  private final Tensor head;

  private record Affine(Tensor weight, Tensor bias) {}

  private record Block(
      Affine before, Affine attention, Affine out, Affine middle, Affine up, Affine down) {}

  Gpt2(Architecture shape, Weights weights) {
    this.shape = shape;
    this.embedding = weights.leaf("transformer.wte.weight");
    this.positionEmbedding = weights.leaf("transformer.wpe.weight");
    for (int layer = 0; layer < shape.layers(); layer++) {
      blocks.add(block("transformer.h." + layer + ".", weights));
    }
    this.last = affine("transformer.ln_f", weights);
    this.head = shape.tied() ? embedding : weights.leaf("lm_head.weight");
  }

  private static Block block(String name, Weights weights) {
    return new Block(
        affine(name + "ln_1", weights),
        affine(name + "attn.c_attn", weights),
        affine(name + "attn.c_proj", weights),
        affine(name + "ln_2", weights),
        affine(name + "mlp.c_fc", weights),
        affine(name + "mlp.c_proj", weights));
  }

  private static Affine affine(String name, Weights weights) {
    return new Affine(weights.leaf(name + ".weight"), weights.leaf(name + ".bias"));
  }

  @Override
  public Tensor forward(Tensor ids, Tensor positions, Attention attention) {
    Tensor x = torch.embedding(embedding, ids).add(torch.embedding(positionEmbedding, positions));
    for (int layer = 0; layer < blocks.size(); layer++) {
      Block block = blocks.get(layer);
      Tensor seen = attend(layer, linear(norm(x, block.before), block.attention), attention);
      x = x.add(linear(seen, block.out));
      Tensor up = linear(norm(x, block.middle), block.up);
      x = x.add(linear(torch.gelu(up, "tanh"), block.down));
    }
    return x;
  }

  private Tensor attend(int layer, Tensor mixed, Attention attention) {
    long heads = shape.heads();
    Tensor split = mixed.view(-1, 3 * heads, shape.width() / heads);
    TensorVector parts = torch.split_with_sizes(split, new long[] {heads, heads, heads}, 1);
    return attention.attend(layer, parts.get(0), parts.get(1), parts.get(2));
  }

  private static Tensor linear(Tensor x, Affine by) {
    return torch.addmm(by.bias, x, by.weight);
  }

  private Tensor norm(Tensor x, Affine by) {
    return torch.layer_norm(
        x,
        new long[] {shape.width()},
        new TensorOptional(by.weight),
        new TensorOptional(by.bias),
        shape.epsilon(),
        false);
  }

  @Override
  public Tensor norm(Tensor rows) {
    return norm(rows, last);
  }

  @Override
  public Tensor head() {
    return head;
  }
}
