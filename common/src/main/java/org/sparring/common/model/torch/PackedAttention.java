package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Every token sees its own sequence up to itself; rows are packed, so there is no padding. */
final class PackedAttention implements Attention {
  private final List<Stretch> stretches;
  private final long[] sizes;
  private final List<TensorOptional> masks = new ArrayList<>();

  /** Tensors belong to the innermost scope. */
  PackedAttention(List<Stretch> stretches) {
    this.stretches = stretches;
    this.sizes = stretches.stream().mapToLong(Stretch::rows).toArray();
    stretches.forEach(each -> masks.add(mask(each)));
  }

  List<Stretch> stretches() {
    return stretches;
  }

  /** Rows that continue others see all of those, and each other up to themselves. */
  private TensorOptional mask(Stretch stretch) {
    if (stretch.before() < 0) {
      return new TensorOptional();
    }
    long context = stretches.get(stretch.before()).length();
    Tensor mask = Tensors.zeros(stretch.length(), context + stretch.length());
    mask.fill_(new Scalar(Double.NEGATIVE_INFINITY)).triu_(context + 1);
    return new TensorOptional(mask);
  }

  @Override
  public Tensor attend(int layer, Tensor query, Tensor key, Tensor value) {
    if (stretches.size() == 1) {
      return attend(0, query, key, value, query.size(1));
    }
    TensorVector queries = torch.split_with_sizes(query, sizes, 0);
    TensorVector keys = torch.split_with_sizes(key, sizes, 0);
    TensorVector values = torch.split_with_sizes(value, sizes, 0);
    TensorVector seen = new TensorVector();
    for (int i = 0; i < stretches.size(); i++) {
      seen.push_back(attend(i, queries.get(i), whole(i, keys), whole(i, values), query.size(1)));
    }
    return torch.cat(seen, 0);
  }

  /** A stretch's rows after those that they continue. */
  private Tensor whole(int index, TensorVector parts) {
    int before = stretches.get(index).before();
    return before < 0
        ? parts.get(index)
        : torch.cat(new TensorVector(parts.get(before), parts.get(index)), 0);
  }

  private Tensor attend(int index, Tensor query, Tensor key, Tensor value, long heads) {
    Stretch stretch = stretches.get(index);
    Tensor out =
        torch.scaled_dot_product_attention(
            split(query, stretch.count(), heads),
            split(key, stretch.count(), heads),
            split(value, stretch.count(), heads),
            masks.get(index),
            0.0,
            stretch.before() < 0,
            new DoubleOptional(),
            false);
    return out.transpose(1, 2).reshape(stretch.rows(), heads * query.size(2));
  }

  /** Sequences x heads x length x head width; key heads are repeated. */
  private static Tensor split(Tensor tokens, long sequences, long heads) {
    long own = tokens.size(1);
    long size = tokens.size(2);
    long length = tokens.size(0) / sequences;
    Tensor split = tokens.view(sequences, length, own, size);
    if (own != heads) {
      split =
          split
              .unsqueeze(3)
              .expand(sequences, length, own, heads / own, size)
              .reshape(sequences, length, heads, size);
    }
    return split.transpose(1, 2);
  }
}
