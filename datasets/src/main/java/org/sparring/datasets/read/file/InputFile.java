package org.sparring.datasets.read.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A file of a source.
 *
 * @param name as people named it; what {@code Source.file} holds
 * @param address as the file system names it
 * @param bytes its length
 */
public record InputFile(String name, String address, long bytes) implements Serializable {

  /** SHA-256 of its bytes as they are stored, in hexadecimal. */
  String digest(Configuration configuration) {
    Path path = new Path(address);
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + name, unreadable);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
