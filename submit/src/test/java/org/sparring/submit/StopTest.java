package org.sparring.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.submit.Command.Ended;

/** A job that is stopped from outside tells its scheduler so. */
class StopTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  void theExitCodeNamesTheSignal(String signal, int code) throws Exception {
    String workspace = folder.resolve("workspace").toString();
    Ended ended = Command.stopped(folder, signal, "step 1/", "demo", "--workspace", workspace);
    assertThat(ended.code()).as(ended.messages()).isEqualTo(code);
    assertThat(ended.messages()).doesNotContain("\tat ", "internal error");
    assertThat(folder.resolve("workspace/_status/demo/demo.json")).content().contains("running");
  }
}
