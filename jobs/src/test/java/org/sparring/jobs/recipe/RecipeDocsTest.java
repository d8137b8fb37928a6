package org.sparring.jobs.recipe;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecipeDocsTest {
  private static final Path FOLDER = Path.of(System.getProperty("sparring.root"), "docs/recipes");

  /** What `sparring study recipes` wrote, of the commit that it names. */
  private static final String MEASURED = "README.md";

  @Test
  void thePagesAreUpToDate() throws IOException {
    SortedMap<String, String> pages = RecipeDocs.pages();
    if (Boolean.getBoolean("sparring.write")) {
      Files.createDirectories(FOLDER);
      for (String name : pages.keySet()) {
        Files.writeString(FOLDER.resolve(name), pages.get(name));
      }
    }
    pages.forEach(
        (name, page) ->
            assertThat(FOLDER.resolve(name))
                .as(
                    "regenerate: mvn -q test -pl jobs -am -Dtest=RecipeDocsTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dsparring.write=true")
                .exists()
                .content()
                .isEqualTo(page));
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(each -> each.getFileName().toString()).filter(not(MEASURED::equals)))
          .containsExactlyInAnyOrderElementsOf(pages.keySet());
    }
  }
}
