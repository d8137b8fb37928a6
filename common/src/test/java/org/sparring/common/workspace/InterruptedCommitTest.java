package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.Interruption;

/**
 * A file that is whole when its writer hears of an interrupt, as HDFS and object stores give it.
 */
class InterruptedCommitTest {
  private static final Manifest MANIFEST =
      new Manifest(new StageId("a", 0, "x"), "", "settings", List.of(), Map.of());

  @TempDir Path folder;

  /** Writes whole files, and fails as they are closed. */
  abstract static class Late extends RawLocalFileSystem {
    private final String scheme;

    Late(String scheme) {
      this.scheme = scheme;
    }

    abstract IOException failure();

    @Override
    public URI getUri() {
      return URI.create(scheme + ":///");
    }

    @Override
    public FSDataOutputStream createNonRecursive(
        org.apache.hadoop.fs.Path path,
        FsPermission permission,
        EnumSet<CreateFlag> flags,
        int buffer,
        short replication,
        long block,
        Progressable progress)
        throws IOException {
      FSDataOutputStream out =
          super.createNonRecursive(path, permission, flags, buffer, replication, block, progress);
      return new FSDataOutputStream(out, null) {
        @Override
        public void close() throws IOException {
          super.close();
          throw failure();
        }
      };
    }
  }

  static final class Interrupting extends Late {
    Interrupting() {
      super("interrupting");
    }

    @Override
    IOException failure() {
      return new InterruptedIOException("waiting for the last block");
    }
  }

  static final class Slow extends Late {
    Slow() {
      super("slow");
    }

    @Override
    IOException failure() {
      return new SocketTimeoutException("no answer");
    }
  }

  private Workspace workspace(String scheme) {
    Configuration conf = new Configuration();
    conf.setClass("fs.interrupting.impl", Interrupting.class, RawLocalFileSystem.class);
    conf.setClass("fs.slow.impl", Slow.class, RawLocalFileSystem.class);
    return Workspace.create(scheme + "://" + folder, conf);
  }

  @Test
  void anInterruptIsNotTakenForALostRace() {
    Workspace workspace = workspace("interrupting");
    assertThatThrownBy(() -> workspace.commit(MANIFEST)).matches(Interruption::caused);
    assertThat(workspace.manifest(MANIFEST.id())).contains(MANIFEST);
  }

  @Test
  void anAnswerThatCameTooLateIsNoInterrupt() {
    Workspace workspace = workspace("slow");
    workspace.commit(MANIFEST);
    assertThat(workspace.manifest(MANIFEST.id())).contains(MANIFEST);
  }
}
