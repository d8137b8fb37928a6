package org.sparring.common.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparring.common.config.Interruption;
import org.sparring.common.config.UserException;

/**
 * Small JSON files that are either whole or do not exist.
 *
 * <p>Object stores have neither links nor atomic renames, so a file is written by one exclusive
 * create and ends with the digest of its content. One that is half written fails that digest: it
 * does not exist for readers, and the next writer replaces it, after a second in which the other
 * may finish. Local files are created with {@code O_EXCL}, others by {@link NewFile}. Where a
 * store's create is not exclusive, the last writer wins; the other finds out when it reads the file
 * again, after writing or as the parent of its next commit.
 */
final class Documents {
  private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
  private static final int FORMAT = 1;
  private static final long GRACE_MILLIS = 1000;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private record Content<T>(T value, String digest) {}

  private final Configuration conf;

  Documents(Configuration conf) {
    this.conf = conf;
  }

  /** The content of a file; empty where there is no file or it is not whole. */
  <T> Optional<T> read(Path path, Class<T> type, Function<T, String> digest) throws IOException {
    try (InputStream in = path.getFileSystem(conf).open(path)) {
      return parse(path, JSON.readTree(in.readAllBytes()), type)
          .filter(content -> whole(path, digest.apply(content.value()), content.digest()))
          .map(Content::value);
    } catch (FileNotFoundException e) {
      LOG.debug("no file {}", path);
    } catch (JsonProcessingException e) {
      LOG.warn("{} is not whole and counts for nothing: {}", path, e.getOriginalMessage());
    } catch (ChecksumException e) {
      LOG.warn("{} is damaged and counts for nothing: {}", path, e.getMessage());
    }
    return Optional.empty();
  }

  private static <T> Optional<Content<T>> parse(Path path, JsonNode tree, Class<T> type)
      throws JsonProcessingException {
    JsonNode format = tree.path("format");
    if (format.isInt() && format.intValue() != FORMAT) {
      throw UserException.input(
          "%s has format %d, but this version of Sparring reads format %d: use the version that wrote it"
              .formatted(path, format.intValue(), FORMAT));
    }
    T value = JSON.treeToValue(tree.path("content"), type);
    return Optional.ofNullable(value)
        .map(found -> new Content<>(found, tree.path("digest").asText()));
  }

  private static boolean whole(Path path, String expected, String found) {
    boolean whole = expected.equals(found);
    if (!whole) {
      LOG.warn("{} fails its digest and counts for nothing", path);
    }
    return whole;
  }

  /**
   * Creates the file; it is there afterwards, with this or, where another driver was faster, with
   * other content. A broken file in its place is replaced if it is still broken after a second.
   */
  <T> void create(Path path, T value, Function<T, String> digest) throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("content", value);
    content.put("digest", digest.apply(value));
    byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) value.getClass();
    FileSystem files = path.getFileSystem(conf);
    if (files.exists(path)) {
      pause(path);
      if (read(path, type, digest).isPresent()) {
        return;
      }
      LOG.warn("replacing {}, which is broken", path);
      files.delete(path, false);
    }
    try (OutputStream out = new NewFile(path, conf).create(0)) {
      out.write(json);
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      LOG.warn("another driver wrote {} just now", path, e);
    } catch (IOException e) {
      if (Interruption.caused(e) || read(path, type, digest).isEmpty()) {
        throw e;
      }
      LOG.warn("another driver wrote {} just now", path, e);
    }
  }

  private static void pause(Path path) throws IOException {
    try {
      Thread.sleep(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before writing " + path);
    }
  }
}
