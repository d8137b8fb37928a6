package org.sparring.jobs.doctor;

import java.util.List;

/** Java 17 or newer, everywhere. */
record JavaCheck() implements Check {
  private static final String NAME = "java";
  private static final int OLDEST = 17;

  @Override
  public Finding look(Found found) {
    List<Facts> old = found.processes().stream().filter(each -> each.java() < OLDEST).toList();
    if (old.isEmpty()) {
      return Finding.ok(NAME, "Java " + found.processes().get(0).java());
    }
    return Finding.fail(
        NAME,
        ("Java %d or newer is needed, %s runs on Java %d: add --conf"
                + " spark.executorEnv.JAVA_HOME=FOLDER of a Java %d on every node")
            .formatted(OLDEST, Check.names(old), old.get(0).java(), OLDEST));
  }
}
