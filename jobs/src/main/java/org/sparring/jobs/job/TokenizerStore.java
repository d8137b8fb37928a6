package org.sparring.jobs.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.Tokenizers;
import org.sparring.common.workspace.Workspace;

/** Tokenizers kept in a workspace, so that a prepared run can be read without its settings. */
public final class TokenizerStore {
  /** The note of a manifest that names the tokenizer's folder, relative to the workspace. */
  public static final String NOTE = "tokenizer";

  /** The same of the tokenizer that a run writes its roll-outs with. */
  private static final String WRITES = "writes_with";

  private TokenizerStore() {}

  /** Keeps a tokenizer; returns its folder relative to the workspace. */
  public static String write(Workspace workspace, Tokenizer tokenizer) {
    String folder = folder(tokenizer);
    Path path = new Path(workspace.root(), folder);
    try {
      FileSystem files = path.getFileSystem(workspace.configuration());
      for (Map.Entry<String, byte[]> each : tokenizer.files().entrySet()) {
        try (OutputStream out = files.create(new Path(path, each.getKey()), true)) {
          out.write(each.getValue());
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the tokenizer in " + path, e);
    }
  }

  private static String folder(Tokenizer tokenizer) {
    return "_tokenizers/" + tokenizer.digest();
  }

  /** The note by which the manifests of a run name the kept tokenizer that it writes with. */
  static Map<String, String> writes(Tokenizer tokenizer) {
    return Map.of(WRITES, folder(tokenizer));
  }

  /** The tokenizer of a prepared run. */
  public static Tokenizer read(Workspace workspace, String run) {
    return noted(workspace, run, NOTE)
        .orElseThrow(
            () ->
                UserException.input(
                    "run `%s` of %s has prepared nothing; run `sparring prepare` first, or name one of %s under examples.run"
                        .formatted(run, workspace.root(), workspace.runs())));
  }

  /** The tokenizer that a run writes its roll-outs with. */
  static Tokenizer writing(Workspace workspace, String run) {
    return noted(workspace, run, WRITES)
        .orElseThrow(
            () ->
                UserException.input(
                    "rollouts: run `%s` of %s does not name the tokenizer that it writes with, as runs of train and rollout do; texts that a reward shows models need it"
                        .formatted(run, workspace.root())));
  }

  private static Optional<Tokenizer> noted(Workspace workspace, String run, String note) {
    return workspace.manifests(run).stream()
        .map(each -> each.notes().get(note))
        .filter(Objects::nonNull)
        .findFirst()
        .map(each -> load(workspace, each));
  }

  private static Tokenizer load(Workspace workspace, String folder) {
    return Tokenizers.load(
        new Path(workspace.root(), folder).toString(), workspace.configuration());
  }
}
