package org.sparring.jobs.doctor;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** glibc 2.35 or newer, which the engine is linked against. */
record GlibcCheck() implements Check {
  private static final String NAME = "glibc";
  private static final int MAJOR = 2;
  private static final int MINOR = 35;
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");

  @Override
  public Finding look(Found found) {
    List<Facts> unknown = found.processes().stream().filter(each -> !matcher(each).find()).toList();
    List<Facts> old = found.processes().stream().filter(GlibcCheck::old).toList();
    if (!old.isEmpty()) {
      return Finding.fail(
          NAME,
          ("the engine needs glibc %d.%d or newer, %s has %s: run in a container with a newer one,"
                  + " on Kubernetes by --conf spark.kubernetes.container.image=IMAGE")
              .formatted(MAJOR, MINOR, Check.names(old), old.get(0).glibc()));
    }
    return unknown.isEmpty()
        ? Finding.ok(NAME, "glibc " + found.processes().get(0).glibc())
        : Finding.warn(
            NAME,
            "%s does not tell its version; the engine needs glibc %d.%d or newer"
                .formatted(Check.names(unknown), MAJOR, MINOR));
  }

  private static Matcher matcher(Facts process) {
    return VERSION.matcher(process.glibc());
  }

  private static boolean old(Facts process) {
    Matcher version = matcher(process);
    if (!version.find()) {
      return false;
    }
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    return major < MAJOR || (major == MAJOR && minor < MINOR);
  }
}
