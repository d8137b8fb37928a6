package org.sparring.jobs.prepare;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparring.common.config.Param;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.ChatTemplate;
import org.sparring.common.model.text.ChatTemplates;
import org.sparring.common.part.About;
import org.sparring.jobs.prepare.text.Encoding;
import org.sparring.jobs.prepare.text.Side;

/** Turns prompt and responses into ids. */
@About(
    "Turns prompt and responses into ids through the chat template of the settings. A response ends"
        + " with the end-of-sequence token, once, cut or not. The ids of the prompt are the first"
        + " of the ids of prompt and response: where both are tokenised apart, by construction;"
        + " where they are one text, rows whose tokens reach over the boundary are counted"
        + " (boundary) and dropped or tokenised apart. What is cut is in rejects, in tokens. The"
        + " report has a histogram of lengths (length). Rows are lists with their own lengths and"
        + " nothing is padded, so a padding token that is the end-of-sequence token hides no end.")
public record Tokenise(
    @Param(
            value =
                "How prompt and response meet: apart, or joint (one text, split at the boundary).",
            or = "apart")
        Meeting meet,
    @Param(
            value = "Joint rows in which a token reaches over the boundary: drop, or apart.",
            or = "drop")
        Astride astride,
    @Param(value = "Where too long a prompt is cut: left or right.", or = "left") Side prompt,
    @Param(
            value =
                "Too long a response: drop the row, or cut the response before its end to what the"
                    + " prompt leaves.",
            or = "drop")
        TooLong response,
    @Param(
            value =
                "What a Jinja template sees beside the messages, such as date_string or"
                    + " enable_thinking; also bos_token and eos_token, where tokenizer_config.json"
                    + " does not say.",
            or = "{}")
        Map<String, String> variables)
    implements Stage.Needing {

  /** How prompt and response meet. */
  public enum Meeting {
    APART,
    JOINT
  }

  /** What to do with a row in which a token reaches over the boundary. */
  public enum Astride {
    DROP,
    APART
  }

  /** What to do with too long a response. */
  public enum TooLong {
    DROP,
    CUT
  }

  public Tokenise {
    variables = new TreeMap<>(variables);
  }

  /** Everything at its default. */
  public Tokenise() {
    this(Meeting.APART, Astride.DROP, Side.LEFT, TooLong.DROP, Map.of());
  }

  @Override
  public Set<Gift> gives() {
    return Set.of(Gift.TOKENS);
  }

  @Override
  public Stage given(Context context) {
    PrepareSettings settings = context.settings();
    Tokenizer tokenizer =
        new BroadcastTokenizer(
            JavaSparkContext.fromSparkContext(context.spark().sparkContext())
                .broadcast(context.tokenizer()));
    ChatTemplate template =
        new ChatTemplates(settings.tokenizer(), context.configuration())
            .load(settings.template(), variables);
    return new Tokenising(
        new Encoding(tokenizer, template),
        this,
        settings.maxTokens(),
        settings.longestGivenPrompt());
  }
}
