package org.sparring.common.model.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Slice;

/**
 * Tensors laid out as one vector.
 *
 * @param parameters the vector, zero where a tensor is missing
 * @param missing names of heads (value, score, k-way) that the files lack: the caller fills them in
 */
public record FlatVector(float[] parameters, List<String> missing) {
  private static final List<String> PREFIXES = List.of("model.", "transformer.");
  private static final String VOCABULARY_HEAD = "lm_head.";

  /** Lays out what {@link #named} finds; what it lacks is zero and reported. */
  public static FlatVector of(Map<String, Tensor> tensors, Layout layout, String file) {
    Map<String, Tensor> found = named(tensors, layout, file);
    float[] parameters = new float[layout.size()];
    List<String> missing = new ArrayList<>();
    for (Slice slice : layout.slices()) {
      Tensor tensor = found.get(slice.name());
      if (tensor == null) {
        missing.add(slice.name());
      } else {
        System.arraycopy(tensor.values(), 0, parameters, slice.offset(), slice.size());
      }
    }
    return new FlatVector(parameters, List.copyOf(missing));
  }

  /**
   * Finds the tensors of a layout, in its order; heads may be absent. Names may lack the prefix of
   * the model's body, as in GPT-2's own checkpoint, and tensors that the layout does not name are
   * left out.
   *
   * @param file for messages
   * @throws UserException where a tensor other than a head is missing, a shape differs, or a number
   *     is not finite
   */
  static Map<String, Tensor> named(Map<String, Tensor> tensors, Layout layout, String file) {
    Map<String, Tensor> named = new LinkedHashMap<>();
    for (Slice slice : layout.slices()) {
      Tensor tensor = find(tensors, slice.name());
      if (tensor != null) {
        check(tensor, slice, file);
        named.put(slice.name(), tensor);
      } else if (isBody(slice.name())) {
        throw wrong(file, slice, "is missing, expected shape " + Tensor.describe(slice.shape()));
      }
    }
    return named;
  }

  /** The inverse: copies of the slices, in the order of the layout. */
  public static Map<String, Tensor> tensors(float[] parameters, Layout layout) {
    if (parameters.length != layout.size()) {
      throw new IllegalArgumentException(
          parameters.length + " parameters, the layout has " + layout.size());
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Slice slice : layout.slices()) {
      int end = slice.offset() + slice.size();
      float[] values = Arrays.copyOfRange(parameters, slice.offset(), end);
      tensors.put(slice.name(), new Tensor(slice.shape(), values));
    }
    return tensors;
  }

  private static Tensor find(Map<String, Tensor> tensors, String name) {
    Tensor found = tensors.get(name);
    for (String prefix : PREFIXES) {
      if (found == null && name.startsWith(prefix)) {
        found = tensors.get(name.substring(prefix.length()));
      }
    }
    return found;
  }

  private static boolean isBody(String name) {
    return name.startsWith(VOCABULARY_HEAD) || PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static void check(Tensor tensor, Slice slice, String file) {
    if (!Arrays.equals(tensor.shape(), slice.shape())) {
      String shapes =
          Tensor.describe(tensor.shape()) + ", expected " + Tensor.describe(slice.shape());
      throw wrong(file, slice, "has shape " + shapes);
    }
    float[] values = tensor.values();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw wrong(file, slice, "number " + i + " is " + values[i] + ": the model is broken");
      }
    }
  }

  private static UserException wrong(String file, Slice slice, String what) {
    return UserException.input(file + ": tensor " + slice.name() + ": " + what);
  }
}
