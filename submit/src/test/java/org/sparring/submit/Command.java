package org.sparring.submit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the command line as a process of its own. */
final class Command {
  private static final long MINUTES = 8;

  private Command() {}

  /** How the process ended, and what it wrote. */
  record Ended(int code, String out, String messages) {}

  static Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
    return watched(folder, line(arguments), (process, messages) -> {});
  }

  /** Sends a signal as soon as the process has written a message. */
  static Ended stopped(Path folder, String signal, String message, String... arguments)
      throws IOException, InterruptedException {
    // A shell's background jobs ignore SIGINT, and children inherit that.
    List<String> line = new ArrayList<>(List.of("env", "--default-signal=" + signal));
    line.addAll(line(arguments));
    return watched(
        folder,
        line,
        (process, messages) -> {
          while (process.isAlive() && !Files.readString(messages).contains(message)) {
            Thread.sleep(100);
          }
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
        });
  }

  /** What happens to a process while it runs. */
  private interface Meanwhile {
    void act(Process process, Path messages) throws IOException, InterruptedException;
  }

  private static Ended watched(Path folder, List<String> line, Meanwhile meanwhile)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path messages = Files.createTempFile(folder, "messages", ".txt");
    Process process =
        new ProcessBuilder(line)
            .redirectOutput(out.toFile())
            .redirectError(messages.toFile())
            .start();
    try {
      meanwhile.act(process, messages);
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        throw new AssertionError("the process hangs: " + Files.readString(messages));
      }
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(messages));
  }

  private static List<String> line(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("--add-opens") || each.startsWith("-Djdk."))
        .forEach(line::add);
    line.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-Dspark.master=local[1]", "-Dspark.ui.enabled=false"));
    line.addAll(List.of("-Dspark.driver.bindAddress=127.0.0.1"));
    line.add("-Dspark.sql.shuffle.partitions=1");
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of(arguments));
    return line;
  }
}
