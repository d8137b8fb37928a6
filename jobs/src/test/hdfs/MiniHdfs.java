import java.io.File;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/**
 * A file system of one name node and two data nodes until the standard input ends. Launched as a
 * source file in a JVM of its own: its jars and Spark's are no good together.
 */
final class MiniHdfs {
  private MiniHdfs() {}

  /** Argument: a folder of its own. Prints the URI in a line. */
  public static void main(String[] arguments) throws Exception {
    Configuration conf = new Configuration();
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, new File(arguments[0]).getAbsolutePath());
    try (MiniDFSCluster cluster = new MiniDFSCluster.Builder(conf).numDataNodes(2).build()) {
      cluster.waitActive();
      System.out.println("uri " + cluster.getFileSystem().getUri());
      System.out.flush();
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}
