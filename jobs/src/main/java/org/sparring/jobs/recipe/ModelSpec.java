package org.sparring.jobs.recipe;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.model.FeatureShape;
import org.sparring.common.part.Follow;

/** Where a model of a recipe comes from, and whether it follows another. */
public record ModelSpec(
    @Param(value = "Run of this workspace that trained it, as `run` or `run/model`.", or = "''")
        String from,
    @Param(value = "Folder of a checkpoint: model.safetensors, config.json, tokenizer.", or = "''")
        String checkpoint,
    @Param(value = "Shape of a model that starts from random numbers.") Optional<FreshModel> fresh,
    @Param(value = "Shape of a network over hashed n-grams that starts from random numbers.")
        Optional<FeatureShape> features,
    @Param(value = "How it follows another model; its first numbers are the leader's.")
        Optional<Follow> follow,
    @Param(value = "Heads besides the vocabulary: value, score.", or = "[]") List<Output> outputs,
    @Param(
            value =
                "Longest sequence, where rotary positions shall reach further than in the source; 0"
                    + " means as in the source.",
            or = "0",
            min = 0)
        int positions,
    @Param(value = "Numbers of a k-way head for each sequence; 0 adds none.", or = "0", min = 0)
        int head,
    @Param(
            value =
                "Tensors that its learner trains, as globs over their names (`*` and `?`); the"
                    + " others stay as they were.",
            or = "['*']")
        List<String> trainable)
    implements Serializable {
  private static final List<String> ALL = List.of("*");

  /** A model that another run has trained. */
  public static ModelSpec from(String source) {
    return of(source, "", Optional.empty(), Optional.empty(), 0);
  }

  /** A model of a folder. */
  public static ModelSpec checkpoint(String folder, int positions) {
    return of("", folder, Optional.empty(), Optional.empty(), positions);
  }

  /** A transformer that starts from random numbers. */
  public static ModelSpec fresh(FreshModel shape) {
    return of("", "", Optional.of(shape), Optional.empty(), 0);
  }

  /** A model that starts as another, and follows it. */
  public static ModelSpec following(Follow rule) {
    return of("", "", Optional.empty(), Optional.of(rule), 0);
  }

  private static ModelSpec of(
      String from,
      String checkpoint,
      Optional<FreshModel> fresh,
      Optional<Follow> follow,
      int positions) {
    return new ModelSpec(
        from, checkpoint, fresh, Optional.empty(), follow, List.of(), positions, 0, ALL);
  }

  /** Checks that at most one key says where it begins. */
  public ModelSpec {
    List<String> given = new ArrayList<>();
    if (!from.isEmpty()) {
      given.add("from");
    }
    if (!checkpoint.isEmpty()) {
      given.add("checkpoint");
    }
    fresh.ifPresent(each -> given.add("fresh"));
    features.ifPresent(each -> given.add("features"));
    if (given.size() > 1) {
      throw UserException.settings(
          "a model begins in one way, not by %s; give one of them"
              .formatted(String.join(" and ", given)));
    }
  }

  /** Whether some of its tensors may stay as they were. */
  public boolean frozenInPart() {
    return !trainable.equals(ALL);
  }

  /** Whether its first numbers are those of the model that it follows. */
  public boolean startsAsLeader() {
    return follow.isPresent() && !begins();
  }

  /** Whether it says itself where its first numbers come from. */
  public boolean begins() {
    return !from.isEmpty() || !checkpoint.isEmpty() || fresh.isPresent() || features.isPresent();
  }

  /** Optional does not serialise; this form travels to tasks instead. */
  private record Travelling(
      String from,
      String checkpoint,
      FreshModel fresh,
      FeatureShape features,
      Follow follow,
      List<Output> outputs,
      int positions,
      int head,
      List<String> trainable)
      implements Serializable {
    private Object readResolve() {
      return new ModelSpec(
          from,
          checkpoint,
          Optional.ofNullable(fresh),
          Optional.ofNullable(features),
          Optional.ofNullable(follow),
          outputs,
          positions,
          head,
          trainable);
    }
  }

  private Object writeReplace() {
    return new Travelling(
        from,
        checkpoint,
        fresh.orElse(null),
        features.orElse(null),
        follow.orElse(null),
        outputs,
        positions,
        head,
        trainable);
  }
}
