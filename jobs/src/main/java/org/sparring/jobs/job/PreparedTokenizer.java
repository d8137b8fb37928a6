package org.sparring.jobs.job;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.recipe.Stream;

/** The tokenizer that prepared a recipe's examples. */
final class PreparedTokenizer {
  private PreparedTokenizer() {}

  /** The one tokenizer of every stream's examples; an error where they differ. */
  static Tokenizer of(Workspace workspace, Map<String, Stream> streams) {
    Tokenizer found = null;
    SortedSet<String> runs = new TreeSet<>();
    streams.values().forEach(each -> runs.add(each.examples().run()));
    for (String run : runs) {
      Tokenizer next = TokenizerStore.read(workspace, run);
      if (found != null && !found.digest().equals(next.digest())) {
        throw UserException.settings(
            "the runs %s were prepared with different tokenizers; prepare them with the same"
                .formatted(runs));
      }
      found = next;
    }
    if (found == null) {
      throw UserException.settings("the recipe has no streams");
    }
    return found;
  }
}
