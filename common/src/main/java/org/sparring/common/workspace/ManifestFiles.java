package org.sparring.common.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparring.common.config.UserException;

/**
 * Manifests as JSON files.
 *
 * <p>Object stores have neither links nor atomic renames, so a manifest is written by one exclusive
 * create and ends with its own digest. One that is half written fails that digest: it does not
 * exist for readers, and the next commit replaces it. Local files are created with {@code O_EXCL};
 * other file systems as {@link FileSystem#create(Path, boolean)} without overwriting. The file is
 * read again after writing, so where creation is not exclusive the last writer wins and the other
 * driver finds out here or when it next looks at its parent.
 */
final class ManifestFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ManifestFiles.class);
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private record Document(int format, Manifest manifest, String digest) {}

  private final Configuration conf;

  ManifestFiles(Configuration conf) {
    this.conf = conf;
  }

  /** The manifest in a file; empty where there is no file or it is not whole. */
  Optional<Manifest> read(Path path) throws IOException {
    try (InputStream in = path.getFileSystem(conf).open(path)) {
      return parse(path, in.readAllBytes());
    } catch (FileNotFoundException e) {
      LOG.debug("no manifest {}", path);
      return Optional.empty();
    } catch (ChecksumException e) {
      LOG.warn("manifest {} is damaged and counts for nothing: {}", path, e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Manifest> parse(Path path, byte[] bytes) {
    try {
      JsonNode tree = JSON.readTree(bytes);
      checkFormat(path, tree.path("format"));
      Document document = JSON.treeToValue(tree, Document.class);
      if (document.manifest() != null && document.manifest().digest().equals(document.digest())) {
        return Optional.of(document.manifest());
      }
      LOG.warn("manifest {} fails its digest and counts for nothing", path);
    } catch (JsonProcessingException e) {
      LOG.warn("manifest {} is not whole and counts for nothing: {}", path, e.getOriginalMessage());
    } catch (IOException e) {
      LOG.warn("manifest {} cannot be parsed and counts for nothing", path, e);
    }
    return Optional.empty();
  }

  private static void checkFormat(Path path, JsonNode format) {
    if (format.isInt() && format.intValue() != FORMAT) {
      throw UserException.input(
          "manifest %s has format %d; this version of Sparring reads format %d: use the version that wrote the run"
              .formatted(path, format.intValue(), FORMAT));
    }
  }

  /** Creates the file; it is there afterwards, with these or with other contents. */
  void create(Path path, Manifest manifest) throws IOException {
    byte[] json =
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsBytes(new Document(FORMAT, manifest, manifest.digest()));
    FileSystem files = path.getFileSystem(conf);
    files.mkdirs(path.getParent());
    if (files.exists(path)) {
      LOG.warn("replacing the broken manifest {}", path);
      files.delete(path, false);
    }
    try (OutputStream out = exclusive(files, path)) {
      out.write(json);
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      LOG.warn("another driver wrote {} just now", path, e);
    }
  }

  private static OutputStream exclusive(FileSystem files, Path path) throws IOException {
    if ("file".equals(files.getUri().getScheme())) {
      java.nio.file.Path local = java.nio.file.Path.of(path.toUri().getPath());
      return Files.newOutputStream(local, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
    return files.create(path, false);
  }
}
