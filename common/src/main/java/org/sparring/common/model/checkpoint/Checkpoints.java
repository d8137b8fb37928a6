package org.sparring.common.model.checkpoint;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.Tokenizers;

/**
 * Reads and writes checkpoint folders: Hugging Face's ({@code config.json}, {@code
 * model.safetensors} or its shards, a tokenizer), and, to read only, llama2.c's ({@code model.bin}
 * and a tokenizer).
 */
public final class Checkpoints {
  private final Configuration hadoop;
  private final Function<Architecture, Layout> layouts;

  /**
   * @param hadoop how URIs are opened
   * @param layouts order of the flat vector, by architecture
   */
  public Checkpoints(Configuration hadoop, Function<Architecture, Layout> layouts) {
    this.hadoop = hadoop;
    this.layouts = layouts;
  }

  /**
   * Reads a checkpoint with the tokenizer that lies beside it.
   *
   * @param uri a folder, or a llama2.c {@code .bin}
   * @param outputs heads wanted besides the vocabulary, whatever the files hold; those that the
   *     files lack are zero and named in {@link Checkpoint#missing}
   */
  public Checkpoint read(String uri, Set<Output> outputs) {
    String folder = uri.endsWith(".bin") ? new Path(uri).getParent().toString() : uri;
    return read(uri, outputs, Tokenizers.load(folder, hadoop));
  }

  /** Reads a checkpoint, with a tokenizer from elsewhere. */
  public Checkpoint read(String uri, Set<Output> outputs, Tokenizer tokenizer) {
    Weights weights = weights(uri);
    Architecture shape = withOutputs(weights.architecture(), outputs);
    if (tokenizer.size() > shape.vocabulary()) {
      throw UserException.settings(
          uri
              + ": the tokenizer has "
              + tokenizer.size()
              + " ids, the model only "
              + shape.vocabulary()
              + ": name the tokenizer that belongs to the model");
    }
    FlatVector vector = FlatVector.of(weights.tensors(), layouts.apply(shape), uri);
    return new Checkpoint(shape, vector.parameters(), tokenizer, vector.missing());
  }

  /** Reads architecture and tensors only. */
  public Weights weights(String uri) {
    Path path = new Path(uri);
    try {
      return new WeightFiles(path.getFileSystem(hadoop), path).read();
    } catch (FileNotFoundException e) {
      throw UserException.settings(uri + ": no such checkpoint: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint " + uri, e);
    }
  }

  /**
   * Writes a folder that holds all that {@link #read} needs; {@code config.json} comes last, so a
   * folder without it was not finished. Files of an earlier checkpoint are overwritten.
   *
   * @throws UserException where the folder holds another kind of tokenizer
   */
  public void write(String folder, Checkpoint checkpoint) {
    Path path = new Path(folder);
    Layout layout = layouts.apply(checkpoint.architecture());
    Map<String, Tensor> tensors = FlatVector.tensors(checkpoint.parameters(), layout);
    try {
      FileSystem files = path.getFileSystem(hadoop);
      files.mkdirs(path);
      refuseOtherTokenizer(files, path, checkpoint.tokenizer());
      files.delete(new Path(path, WeightFiles.CONFIG), false);
      for (Map.Entry<String, byte[]> file : checkpoint.tokenizer().files().entrySet()) {
        write(files, new Path(path, file.getKey()), out -> out.write(file.getValue()));
      }
      write(files, new Path(path, WeightFiles.WHOLE), out -> Safetensors.write(out, tensors));
      byte[] config = ModelConfigWriter.write(checkpoint.architecture(), checkpoint.tokenizer());
      write(files, new Path(path, WeightFiles.CONFIG), out -> out.write(config));
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint " + folder, e);
    }
  }

  private static void refuseOtherTokenizer(FileSystem files, Path folder, Tokenizer tokenizer)
      throws IOException {
    for (FileStatus each : files.listStatus(folder)) {
      String name = each.getPath().getName();
      if (Tokenizers.isTokenizerFile(name) && !tokenizer.files().containsKey(name)) {
        throw UserException.settings(
            folder + ": holds " + name + " of another tokenizer; name an empty folder");
      }
    }
  }

  private static void write(FileSystem files, Path file, Contents contents) throws IOException {
    try (OutputStream out = new BufferedOutputStream(files.create(file, true))) {
      contents.to(out);
    }
  }

  private static Architecture withOutputs(Architecture shape, Set<Output> outputs) {
    Set<Output> ordered = EnumSet.noneOf(Output.class);
    ordered.addAll(outputs);
    return new Architecture(
        shape.family(),
        shape.vocabulary(),
        shape.width(),
        shape.layers(),
        shape.heads(),
        shape.keyHeads(),
        shape.hidden(),
        shape.positions(),
        shape.tied(),
        shape.epsilon(),
        shape.theta(),
        Collections.unmodifiableSet(ordered));
  }

  @FunctionalInterface
  private interface Contents {
    void to(OutputStream out) throws IOException;
  }
}
