package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sparring.common.config.Near;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Slice;

/**
 * The tensors of a model that are trained, side by side: what optimisers, deltas and averages see.
 * In files they keep the offsets that they have in the whole vector.
 *
 * @param whole the slices of the model's vector
 * @param part the trained ones, with their offsets in the short vector
 */
record SubVector(Layout whole, Layout part) {
  private static final Pattern GLOB = Pattern.compile("[*?]|[^*?]+");

  /**
   * The tensors that globs name.
   *
   * @param key settings key, for messages
   * @throws UserException where a glob names no tensor
   */
  static SubVector of(Layout whole, List<String> globs, String key) {
    Set<String> names = new TreeSet<>();
    for (String glob : globs) {
      Pattern wanted = pattern(glob);
      List<String> found =
          whole.slices().stream().map(Slice::name).filter(wanted.asMatchPredicate()).toList();
      if (found.isEmpty()) {
        List<String> known = whole.slices().stream().map(Slice::name).toList();
        throw UserException.settings(
            "%s: no tensor of the model is called `%s`; %s"
                .formatted(key, glob, Near.hint(glob, known)));
      }
      names.addAll(found);
    }
    if (names.isEmpty()) {
      throw UserException.settings(key + ": names no tensor, so that nothing would be trained");
    }
    List<Slice> part = new ArrayList<>();
    int offset = 0;
    for (Slice each : whole.slices()) {
      if (names.contains(each.name())) {
        part.add(new Slice(each.name(), each.shape(), offset, each.decayed()));
        offset += each.size();
      }
    }
    return new SubVector(whole, new Layout(List.copyOf(part)));
  }

  /** All of a model. */
  static SubVector whole(Layout layout) {
    return new SubVector(layout, layout);
  }

  int size() {
    return part.size();
  }

  Set<String> names() {
    return part.slices().stream().map(Slice::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The trained numbers of a whole vector. */
  float[] take(float[] vector) {
    float[] taken = new float[size()];
    places()
        .forEach((slice, at) -> System.arraycopy(vector, at, taken, slice.offset(), slice.size()));
    return taken;
  }

  /** Puts trained numbers where they belong in a whole vector. */
  void put(float[] trained, float[] vector) {
    places()
        .forEach(
            (slice, at) -> System.arraycopy(trained, slice.offset(), vector, at, slice.size()));
  }

  /** The rows of {@code parameters} that hold it, in the order of the table's key. */
  List<Cut> cuts() {
    Set<String> names = names();
    return Cut.all(whole).stream().filter(each -> names.contains(each.tensor())).toList();
  }

  /** Cuts of a short vector. */
  Function<Cut, float[]> cutting(float[] trained) {
    float[] vector = new float[whole.size()];
    put(trained, vector);
    return ParameterFiles.cutting(vector);
  }

  /** A short vector from its cuts, by their offsets in the whole one. */
  float[] joined(Map<Integer, float[]> cuts) {
    float[] vector = new float[whole.size()];
    cuts.forEach((offset, each) -> System.arraycopy(each, 0, vector, offset, each.length));
    return take(vector);
  }

  private Map<Slice, Integer> places() {
    Map<String, Integer> offsets = new HashMap<>();
    whole.slices().forEach(each -> offsets.put(each.name(), each.offset()));
    Map<Slice, Integer> places = new LinkedHashMap<>();
    part.slices().forEach(each -> places.put(each, offsets.get(each.name())));
    return places;
  }

  private static Pattern pattern(String glob) {
    return Pattern.compile(
        GLOB.matcher(glob)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        switch (match.group()) {
                          case "*" -> ".*";
                          case "?" -> ".";
                          default -> Pattern.quote(match.group());
                        })));
  }
}
