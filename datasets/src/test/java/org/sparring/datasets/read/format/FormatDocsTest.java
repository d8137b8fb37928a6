package org.sparring.datasets.read.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FormatDocsTest {
  private static final Path PAGE = Path.of(System.getProperty("sparring.root"), "docs/formats.md");

  @Test
  void thePageIsUpToDate() throws IOException {
    if (Boolean.getBoolean("sparring.write")) {
      Files.writeString(PAGE, FormatDocs.page());
    }
    assertThat(PAGE)
        .as(
            "regenerate: mvn -q test -pl datasets -am -Dtest=FormatDocsTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dsparring.write=true")
        .exists()
        .content()
        .isEqualTo(FormatDocs.page());
  }
}
