package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.part.Generator;

/** The ids of the texts that end a sample, or a step of it. */
record StopTokens(Tokenizer tokenizer) {
  /**
   * The stop tokens of a stream's generator.
   *
   * @throws UserException for a text that is no single token of the tokenizer
   */
  List<Integer> of(String stream, Generator generator) {
    return ids("stop", stream, generator.stop());
  }

  /**
   * The tokens that end a step in a sample of a stream's generator.
   *
   * @throws UserException for a text that is no single token of the tokenizer
   */
  List<Integer> steps(String stream, Generator generator) {
    return ids("steps", stream, generator.steps());
  }

  private List<Integer> ids(String key, String stream, List<String> texts) {
    List<Integer> found = new ArrayList<>();
    for (String text : texts) {
      int[] ids = tokenizer.encode(text);
      if (ids.length != 1 || !writes(ids, text)) {
        throw UserException.settings(
            ("%s of the generator of stream `%s`: `%s` is no single token of the tokenizer, which"
                    + " makes it %s; name texts of one token")
                .formatted(key, stream, text, shown(ids)));
      }
      found.add(ids[0]);
    }
    return found;
  }

  /** Not so for a word that the vocabulary lacks; decoding leaves special tokens out. */
  private boolean writes(int[] ids, String text) {
    String decoded = tokenizer.decode(ids);
    return decoded.isEmpty() || decoded.strip().equals(text.strip());
  }

  private String shown(int[] ids) {
    StringJoiner tokens = new StringJoiner(", ", ids.length + " tokens: ", "");
    tokens.setEmptyValue("no token");
    for (int id : ids) {
      tokens.add(id + " `" + tokenizer.decode(new int[] {id}) + "`");
    }
    return tokens.toString();
  }
}
