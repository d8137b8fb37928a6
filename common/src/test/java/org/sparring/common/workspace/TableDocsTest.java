package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TableDocsTest {
  private static final Path PAGE = Path.of(System.getProperty("sparring.root"), "docs/tables.md");

  @Test
  void thePageIsUpToDate() throws IOException {
    if (Boolean.getBoolean("sparring.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, TableDocs.markdown());
    }
    assertThat(PAGE)
        .as("regenerate: mvn -q test -pl common -Dtest=TableDocsTest -Dsparring.write=true")
        .exists()
        .content()
        .isEqualTo(TableDocs.markdown());
  }

  @Test
  void everyTableAndColumnIsDescribed() {
    for (Table<?> table : Tables.all()) {
      assertThat(table.doc()).as(table.name()).endsWith(".");
      described(table.name(), table.columns());
    }
  }

  private static void described(String parent, Iterable<Column> columns) {
    for (Column column : columns) {
      assertThat(column.doc()).as(parent + "." + column.name()).endsWith(".");
      described(parent + "." + column.name(), column.inner());
    }
  }
}
