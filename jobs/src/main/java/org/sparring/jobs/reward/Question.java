package org.sparring.jobs.reward;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Tokens;
import org.sparring.common.part.Encoding;

/**
 * How a model is shown two responses to one prompt and asked which is better: the prompt, each
 * response without its end under a heading, a request, and a label for a verdict.
 */
public record Question(
    @Param(value = "Heading of the response that is shown first.", or = "\"\\n\\nResponse A:\\n\"")
        String first,
    @Param(value = "Heading of the other one.", or = "\"\\n\\nResponse B:\\n\"") String second,
    @Param(value = "What asks for the verdict.", or = "\"\\n\\nBetter response:\"") String ask,
    @Param(value = "Verdict for the first response, a single token of the tokenizer.", or = "A")
        String labelFirst,
    @Param(value = "Verdict for the second response, a single token too.", or = "B")
        String labelSecond)
    implements Serializable {

  /**
   * A question that is answered by one of the two verdicts.
   *
   * @param shown the response shown first, with its prompt
   * @param other the response shown second
   * @param verdict 0 for the first, 1 for the second
   */
  public Tokens answered(Tokens shown, Tokens other, int verdict, Encoding encoding) {
    IntStream context = Arrays.stream(shown.context());
    for (int[] part :
        List.of(
            encoding.ids(first),
            open(shown, encoding),
            encoding.ids(second),
            open(other, encoding),
            encoding.ids(ask))) {
      context = IntStream.concat(context, Arrays.stream(part));
    }
    return new Tokens(context.toArray(), new int[] {label(verdict, encoding)});
  }

  /** The verdict for the first response, 0, or for the second, 1. */
  public String label(int verdict) {
    return verdict == 0 ? labelFirst : labelSecond;
  }

  private int label(int verdict, Encoding encoding) {
    int[][] ids = {encoding.ids(labelFirst), encoding.ids(labelSecond)};
    if (ids[0].length != 1 || ids[1].length != 1 || ids[0][0] == ids[1][0]) {
      throw UserException.settings(
          "question: the labels `%s` and `%s` are the tokens %s and %s of the tokenizer; name two texts that are a token each, and not the same"
              .formatted(
                  labelFirst, labelSecond, Arrays.toString(ids[0]), Arrays.toString(ids[1])));
    }
    return ids[verdict][0];
  }

  /** A response without the token that ends it. */
  private static int[] open(Tokens response, Encoding encoding) {
    int[] ids = response.ids();
    boolean ended = ids.length > 0 && ids[ids.length - 1] == encoding.end();
    return ended ? Arrays.copyOf(ids, ids.length - 1) : ids;
  }
}
