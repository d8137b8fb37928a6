package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.model.text.ChatTemplates;
import org.sparring.datasets.read.SourceSettings;

/** Settings of the job {@code prepare}. */
public record PrepareSettings(
    @Param("Folder of the workspace, on any file system that Hadoop knows.") String workspace,
    @Param(value = "Name of the run.", or = "prepare") String run,
    @Param("Where rows come from.") List<SourceSettings> sources,
    @Param("Tokenizer: a file or a folder, on any file system that Hadoop knows.") String tokenizer,
    @Param(
            value =
                "Chat template of conversations: plain, dialogue, chatml, tokenizer (Jinja beside"
                    + " the tokenizer), or a file of Jinja (.jinja) or tokenizer_config.json.",
            or = "dialogue")
        String template,
    @Param(
            value = "Tokens of a prompt and a response together; a longer prompt is cut.",
            or = "512",
            min = 2)
        int maxTokens,
    @Param(
            value =
                "Tokens of a prompt; 0 is half of max_tokens in the table prompts, and what the"
                    + " longest response leaves of max_tokens in the table preferences.",
            or = "0",
            min = 0)
        int maxPromptTokens,
    @Param(
            value = "What is done, in order.",
            or = "[normalise, same_response, exact_duplicates, split, tokenise, prompts]")
        List<Stage> stages,
    @Param(value = "Shares of the prompts in each split.", or = "{}") SplitShares splits,
    @Param(value = "How many rows may be lost.", or = "{}") Budget rejects,
    @Param(value = "Salt of the hash that draws splits.", or = "0") long seed,
    @Param(value = "Files of each table.", or = "4", min = 1, max = 4096) int files)
    implements Serializable {

  /** How many rows may be lost before the job fails. */
  public record Budget(
      @Param(
              value =
                  "Largest share of the rows of any one source that may be dropped, but for those"
                      + " that a selection (mix, clusters, diverse, ask) leaves out. A row that"
                      + " became several (annotators, pairs) counts by the share of its source's"
                      + " that are dropped.",
              or = "0.2",
              min = 0,
              max = 1)
          double maxShare)
      implements Serializable {}

  public PrepareSettings {
    sources = sources.stream().map(each -> each.under(workspace)).toList();
    stages = List.copyOf(stages);
    ChatTemplates.check(template);
    Stages.check(stages);
    if (sources.isEmpty()) {
      throw UserException.settings("sources: name at least one.");
    }
    for (SourceSettings source : sources) {
      if (!Split.ORDER.contains(source.split())) {
        throw UserException.settings(
            "sources: split '"
                + source.split()
                + "' of '"
                + source.path()
                + "' is none of train, validation and test.");
      }
    }
  }

  /** Everything at its default. */
  public static PrepareSettings of(List<SourceSettings> sources, String tokenizer) {
    return new PrepareSettings(
        "",
        "prepare",
        sources,
        tokenizer,
        "dialogue",
        512,
        0,
        Stages.usual(),
        SplitShares.usual(),
        new Budget(0.2),
        0,
        4);
  }

  /** The same with other stages and another limit of tokens. */
  public PrepareSettings with(List<Stage> others, int tokens) {
    return new PrepareSettings(
        workspace,
        run,
        sources,
        tokenizer,
        template,
        tokens,
        maxPromptTokens,
        others,
        splits,
        rejects,
        seed,
        files);
  }

  /** All that the tables depend on: neither the label of the run nor where it is kept. */
  public String identity() {
    return new PrepareSettings(
            "",
            "",
            sources,
            tokenizer,
            template,
            maxTokens,
            maxPromptTokens,
            stages,
            splits,
            rejects,
            seed,
            files)
        .toString();
  }

  /** Tokens of a prompt that is to be sampled from. */
  int longestPrompt() {
    return maxPromptTokens == 0 ? Math.max(1, maxTokens / 2) : maxPromptTokens;
  }

  /** Tokens of a prompt that has responses, whatever these need. */
  int longestGivenPrompt() {
    return maxPromptTokens == 0 ? maxTokens : maxPromptTokens;
  }
}
