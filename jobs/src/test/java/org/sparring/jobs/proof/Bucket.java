package org.sparring.jobs.proof;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * An object store, {@code bucket:/folder/key}: objects appear whole when their writer closes, a
 * folder is a prefix of keys or a marker that was made, a rename is copies and deletions, nothing
 * is appended to, and only {@code createFile().overwrite(false)} is exclusive. Objects are local
 * files of the same path, so that several processes see them.
 */
public final class Bucket extends FileSystem {
  private static final String MARKER = ".folder";
  private static final int BLOCK = 1 << 25;

  @Override
  public String getScheme() {
    return "bucket";
  }

  @Override
  public URI getUri() {
    return URI.create("bucket:///");
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  @Override
  public FSDataInputStream open(Path path, int buffer) throws IOException {
    try {
      return new FSDataInputStream(new Bytes(Files.readAllBytes(local(path))));
    } catch (NoSuchFileException e) {
      throw absent(path);
    } catch (IOException e) {
      throw Files.isDirectory(local(path)) ? absent(path) : e;
    }
  }

  private static FileNotFoundException absent(Path path) {
    return new FileNotFoundException("no object or prefix " + path);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int buffer,
      short replication,
      long block,
      Progressable progress)
      throws IOException {
    if (!overwrite && Files.isRegularFile(local(path))) {
      throw new FileAlreadyExistsException(path.toString());
    }
    return new FSDataOutputStream(new Upload(local(path), false), null);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public FSDataOutputStreamBuilder createFile(Path path) {
    return new Builder(this, path);
  }

  private static final class Builder
      extends FSDataOutputStreamBuilder<FSDataOutputStream, Builder> {
    Builder(FileSystem files, Path path) {
      super(files, path);
      create();
    }

    @Override
    public Builder getThisBuilder() {
      return this;
    }

    @Override
    public FSDataOutputStream build() throws IOException {
      boolean exclusive = !getFlags().contains(CreateFlag.OVERWRITE);
      return new FSDataOutputStream(new Upload(local(getPath()), exclusive), null);
    }
  }

  @Override
  public FSDataOutputStream append(Path path, int buffer, Progressable progress) {
    throw new UnsupportedOperationException("a bucket appends nothing to " + path);
  }

  /** Copies and deletes, object by object. */
  @Override
  public boolean rename(Path from, Path to) throws IOException {
    for (java.nio.file.Path key : below(local(from))) {
      java.nio.file.Path target = local(to).resolve(local(from).relativize(key).toString());
      try (Upload copy = new Upload(target, false)) {
        copy.write(Files.readAllBytes(key));
      }
      Files.delete(key);
    }
    return true;
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    List<java.nio.file.Path> keys = below(local(path));
    boolean object = keys.remove(local(path));
    if (!object && !keys.isEmpty() && !recursive) {
      throw new IOException(path + " is not empty");
    }
    if (!object && keys.isEmpty()) {
      return false;
    }
    Death.tick();
    for (java.nio.file.Path key : object ? List.of(local(path)) : keys) {
      Files.deleteIfExists(key);
    }
    Death.tick();
    return true;
  }

  /** Keys that are this one or have it as their folder. */
  private static List<java.nio.file.Path> below(java.nio.file.Path path) throws IOException {
    if (!Files.exists(path)) {
      return new ArrayList<>();
    }
    try (Stream<java.nio.file.Path> walk = Files.walk(path)) {
      List<java.nio.file.Path> keys = new ArrayList<>();
      walk.filter(each -> !each.getFileName().toString().startsWith(Upload.DRAFT))
          .filter(each -> !Files.isDirectory(each))
          .sorted()
          .forEach(keys::add);
      return keys;
    } catch (java.io.UncheckedIOException e) {
      return below(path);
    }
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    java.nio.file.Path folder = local(path);
    List<java.nio.file.Path> keys = below(folder);
    if (keys.isEmpty()) {
      throw absent(path);
    }
    SortedMap<String, FileStatus> found = new TreeMap<>();
    for (java.nio.file.Path key : keys) {
      if (key.equals(folder)) {
        return new FileStatus[] {getFileStatus(path)};
      }
      String name = folder.relativize(key).getName(0).toString();
      if (!name.equals(MARKER) && !found.containsKey(name)) {
        Path child = new Path(path, name);
        found.put(name, folder.relativize(key).getNameCount() > 1 ? prefix(child) : object(child));
      }
    }
    return found.values().stream().filter(each -> each != null).toArray(FileStatus[]::new);
  }

  private FileStatus prefix(Path path) {
    return new FileStatus(0, true, 1, BLOCK, 0, makeQualified(path));
  }

  /** Null where it is gone since it was listed. */
  private FileStatus object(Path path) throws IOException {
    try {
      long length = Files.size(local(path));
      long stamp = Files.getLastModifiedTime(local(path)).toMillis();
      return new FileStatus(length, false, 1, BLOCK, stamp, makeQualified(path));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    java.nio.file.Path key = local(path);
    FileStatus object = Files.isDirectory(key) ? null : object(path);
    if (object != null) {
      return object;
    }
    if (below(key).isEmpty()) {
      throw absent(path);
    }
    return prefix(path);
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    java.nio.file.Path folder = local(path);
    if (Files.isRegularFile(folder)) {
      throw new org.apache.hadoop.fs.FileAlreadyExistsException(path + " is an object");
    }
    if (below(folder).isEmpty()) {
      Files.createDirectories(folder);
      Files.write(folder.resolve(MARKER), new byte[0]);
    }
    return true;
  }

  @Override
  public void setWorkingDirectory(Path path) {
    throw new UnsupportedOperationException("a bucket has no working folder");
  }

  @Override
  public Path getWorkingDirectory() {
    return new Path("bucket:///");
  }
}
