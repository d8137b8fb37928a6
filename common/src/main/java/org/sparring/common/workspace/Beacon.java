package org.sparring.common.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The file of a lease, written again and again: readers may meet it half written. */
final class Beacon {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private final Configuration conf;

  Beacon(Path path, Configuration conf) {
    this.path = path;
    this.conf = conf;
  }

  /** What a look at the file showed, and the file system's stamp on it. */
  record Sight(Optional<Holder> holder, long stamp) {}

  /** Whether this holder made the file; false where it was there. */
  boolean create(Holder holder) throws IOException {
    try (OutputStream out = new NewFile(path, conf).create(0)) {
      out.write(JSON.writeValueAsBytes(holder));
      return true;
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    }
  }

  void write(Holder holder) throws IOException {
    try (OutputStream out = files().create(path, true)) {
      out.write(JSON.writeValueAsBytes(holder));
    }
  }

  /** Empty where there is no file; without a holder where it is half written. */
  Optional<Sight> look() throws IOException {
    try {
      long stamp = files().getFileStatus(path).getModificationTime();
      try (InputStream in = files().open(path)) {
        return Optional.of(new Sight(Optional.of(JSON.readValue(in, Holder.class)), stamp));
      } catch (JsonProcessingException e) {
        return Optional.of(new Sight(Optional.empty(), stamp));
      }
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  void delete() throws IOException {
    files().delete(path, false);
  }

  /** Without the checksum files that Hadoop keeps beside local ones. */
  private FileSystem files() throws IOException {
    FileSystem files = path.getFileSystem(conf);
    return files instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : files;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
