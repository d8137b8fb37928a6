package org.sparring.common.model.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Models;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.Tokenizers;

/**
 * Reads and writes checkpoint folders: Hugging Face's ({@code config.json}, {@code
 * model.safetensors} or its shards, a tokenizer), and, to read only, llama2.c's ({@code model.bin}
 * and a tokenizer).
 */
public final class Checkpoints {
  private Checkpoints() {}

  /** Reads the shape only: no tensor is opened. */
  public static Architecture architecture(String uri, Configuration hadoop) {
    return opened(uri, hadoop, WeightFiles::architecture);
  }

  /**
   * Reads the tensors by the names of the layout, all heads that the files hold included.
   *
   * @param uri a folder, or a llama2.c {@code .bin}
   * @return numbers by name, in the order of the layout; heads may be absent, nothing else
   * @throws UserException naming file, tensor, expected and found shape where they do not fit
   */
  public static Map<String, float[]> tensors(String uri, Configuration hadoop) {
    Weights weights = weights(uri, hadoop);
    Layout layout = Models.layout(withOutputs(weights.architecture(), EnumSet.allOf(Output.class)));
    Map<String, float[]> tensors = new LinkedHashMap<>();
    FlatVector.named(weights.tensors(), layout, uri)
        .forEach((name, tensor) -> tensors.put(name, tensor.values()));
    return tensors;
  }

  /**
   * Reads a checkpoint with the tokenizer that lies beside it.
   *
   * @param uri a folder, or a llama2.c {@code .bin}
   * @param outputs heads wanted besides the vocabulary, whatever the files hold; those that the
   *     files lack are zero and named in {@link Checkpoint#missing}
   */
  public static Checkpoint read(String uri, Set<Output> outputs, Configuration hadoop) {
    String folder = uri.endsWith(".bin") ? new Path(uri).getParent().toString() : uri;
    Weights weights = weights(uri, hadoop);
    Tokenizer tokenizer = Tokenizers.load(folder, hadoop);
    Architecture shape = withOutputs(weights.architecture(), outputs);
    if (tokenizer.size() > shape.vocabulary()) {
      throw UserException.input(
          uri
              + ": the tokenizer has "
              + tokenizer.size()
              + " ids, the model only "
              + shape.vocabulary()
              + ": put the tokenizer there that belongs to the model");
    }
    FlatVector vector = FlatVector.of(weights.tensors(), Models.layout(shape), uri);
    return new Checkpoint(shape, vector.parameters(), tokenizer, vector.missing());
  }

  private static Weights weights(String uri, Configuration hadoop) {
    return opened(uri, hadoop, WeightFiles::read);
  }

  private static <T> T opened(String uri, Configuration hadoop, Reading<T> reading) {
    Path path = new Path(uri);
    try {
      return reading.from(new WeightFiles(path.getFileSystem(hadoop), path));
    } catch (FileNotFoundException e) {
      throw new UserException(ExitCode.INPUT, uri + ": no such checkpoint: " + e.getMessage(), e);
    } catch (JsonProcessingException e) {
      throw new UserException(ExitCode.INPUT, uri + ": not JSON: " + e.getOriginalMessage(), e);
    } catch (ChecksumException e) {
      throw new UserException(
          ExitCode.INPUT, uri + ": broken or changed since it was written: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint " + uri, e);
    }
  }

  /**
   * Writes a folder that holds all that reading needs; {@code config.json} comes last, so a folder
   * without it was not finished. Files of an earlier checkpoint are overwritten.
   *
   * @throws UserException where the folder holds another kind of tokenizer
   */
  public static void write(String folder, Checkpoint checkpoint, Configuration hadoop) {
    Path path = new Path(folder);
    Layout layout = Models.layout(checkpoint.architecture());
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
        Collections.unmodifiableSet(ordered),
        shape.head());
  }

  @FunctionalInterface
  private interface Contents {
    void to(OutputStream out) throws IOException;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T from(WeightFiles files) throws IOException;
  }
}
