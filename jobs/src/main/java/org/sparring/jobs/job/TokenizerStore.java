package org.sparring.jobs.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
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

  private TokenizerStore() {}

  /** Keeps a tokenizer; returns its folder relative to the workspace. */
  public static String write(Workspace workspace, Tokenizer tokenizer) {
    String folder = "_tokenizers/" + tokenizer.digest();
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

  /** The tokenizer of a prepared run. */
  public static Tokenizer read(Workspace workspace, String run) {
    return workspace.manifests(run).stream()
        .map(each -> each.notes().get(NOTE))
        .filter(each -> each != null)
        .findFirst()
        .map(each -> load(workspace, each))
        .orElseThrow(
            () ->
                UserException.input(
                    "run `%s` of %s has prepared nothing; run `sparring prepare` first, or name one of %s under examples.run"
                        .formatted(run, workspace.root(), workspace.runs())));
  }

  private static Tokenizer load(Workspace workspace, String folder) {
    return Tokenizers.load(
        new Path(workspace.root(), folder).toString(), workspace.configuration());
  }
}
