package org.sparring.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.jobs.job.Jobs;

/** What is wrong with settings is said before Spark starts; each line is a job and one setting. */
class BadSettingsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // values
        "train|rounds=many|rounds: expects a whole number, not 'many'",
        "train|rounds=-1|rounds: must be at least 1, not -1",
        "train|rounds=1.5|rounds: expects a whole number",
        "train|rounds=9999999999999|rounds: expects a whole number of at most 2147483647",
        "train|averaging.workers=0|averaging.workers: must be at least 1, not 0",
        "train|keep.last=0|keep.last: must be at least 1, not 0",
        "train|keep={lsat: 3}|keep.lsat: unknown key; did you mean last?",
        "vacuum|older_than=-1|older_than: must be at least 0, not -1",
        "train|numerics.threads=0|numerics.threads: must be at least 1 and at most 256, not 0",
        "train|models.policy.positions=-4|models.policy.positions: must be at least 0, not -4",
        "train|models.policy.outputs=[scor]|expects one of value, score, not 'scor'",
        "train|streams.main.examples.table=promts|expects one of preferences, prompts",
        "train|guards=[{kl_stop: {limit: none}}]|guards.0.kl_stop.limit: expects a number",
        "prepare|max_tokens=1|max_tokens: must be at least 2, not 1",
        "prepare|rejects.max_share=20|rejects.max_share: must be at least 0 and at most 1",
        "prepare|splits={train: 0.9, test: 0.9}|must add up to 1, not 1.85",
        // keys and shapes
        "train|round=2|round: unknown key; did you mean rounds or run?",
        "train|averaging.outer={nesterov: {speed: 1}}|unknown key; known: momentum, rate",
        "train|learners={model: policy}|learners: expects a list, not a map",
        "train|models=[policy]|models: expects a map, not a list",
        "train|averaging.outer={mean: {}, nesterov: {}}|expects one part, not mean and nesterov",
        "evaluate|policy=|policy: is required",
        "pipeline|steps=[{sft: {rounds: 0}}]|rounds: must be at least 1, not 0",
        // parts
        "train|averaging.outer=mena|unknown part 'mena'; did you mean mean?",
        "train|learners=[{model: policy, optimiser: adam}]|did you mean adamw?",
        "train|streams.main.objective=[{dop: {}}]|unknown part 'dop'; did you mean dpo",
        "train|streams.main.objective=[{dpo: {beta: -1}}]|dpo.beta: must be above 0, not -1",
        "ppo|streams.main.credit={gae: {gamma: 2}}|gamma: must be at least 0 and at most 1",
        "ppo|streams.main.reward=[{modl: {}}]|unknown part 'modl'; did you mean model?",
        // what does not fit together
        "train|learners=[]|learners: name at least one model that is trained",
        "train|learners=[{model: policcy, optimiser: adamw}]|learners names model `policcy`",
        "train|models.policy={fresh: {}, from: sft}|begins in one way, not by from and fresh",
        "train|models.policy.fresh={width: 30}|width = 30 must be a multiple of heads = 4",
        "train|models.policy.follow={fixed: {leader: policy}}|a model cannot follow itself",
        "train|models.policy.follow={fixed: {leader: boss}}|names model `boss`",
        "train|batching.epochs=3|local_steps = 4 is no multiple of batching.epochs = 3",
        "train|streams.main.objective=[{dpo: {}}, {dpo: {}}]|two terms are named `dpo`",
        "ppo|streams.main.adjust=[{kl_in_reward: {reference: nobody}}]|names model `nobody`",
        "ppo|streams.main.policy=nobody|streams.main.policy names model `nobody`",
        "prepare|template=chatmll|no chat template 'chatmll'; there are plain, dialogue, chatml",
        "prepare|sources=[{path: x, format: hhh}]|Unknown format 'hhh'; known are auto, trl, alpaca",
        "prepare|sources=[{path: x, split: tests}]|split 'tests' of 'x' is none of train",
        "prepare|sources=[]|sources: name at least one",
      })
  void eachSaysTheKeyAndWhatItMayBe(String job, String setting, String message) {
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(messages, true, StandardCharsets.UTF_8);
    int code = Main.run(line(job, setting), Jobs.all(), printed, printed);
    assertThat(code).as(messages.toString(StandardCharsets.UTF_8)).isEqualTo(2);
    assertThat(messages.toString(StandardCharsets.UTF_8))
        .contains(message)
        .doesNotContain("\tat ", "Exception");
  }

  private String[] line(String job, String setting) {
    List<String> line = new ArrayList<>();
    line.add(job.equals("ppo") ? "train" : job);
    if (job.equals("ppo")) {
      line.addAll(List.of("--recipe", "ppo"));
    }
    if (job.equals("prepare")) {
      line.addAll(List.of("--tokenizer", "words.txt", "--set", "sources=[{path: rows.jsonl}]"));
    }
    line.addAll(List.of("--workspace", folder.toString(), "--set", setting, "--check"));
    return line.toArray(String[]::new);
  }
}
