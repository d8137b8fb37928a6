package org.sparring.common.workspace;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * The Hadoop settings that were changed from their defaults, to be shipped to tasks: there a new
 * configuration lacks whatever Spark got as {@code spark.hadoop.*}. They may hold secrets and are
 * never printed.
 */
public final class HadoopSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, String> changed = new TreeMap<>();

  /** The settings of the driver. */
  public HadoopSettings(Configuration conf) {
    for (Map.Entry<String, String> each : conf) {
      if (!isDefault(conf, each.getKey())) {
        changed.put(each.getKey(), each.getValue());
      }
    }
  }

  private static boolean isDefault(Configuration conf, String key) {
    String[] sources = conf.getPropertySources(key);
    return sources != null
        && sources.length > 0
        && sources[sources.length - 1].endsWith("-default.xml");
  }

  /** The configuration again, in a task. */
  public Configuration configuration() {
    Configuration conf = new Configuration();
    changed.forEach(conf::set);
    return conf;
  }
}
