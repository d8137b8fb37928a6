package org.sparring.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{}|workspace: is required: Folder of the tables. (run.yaml, line 1)",
        "{workspace: w, sead: 1}|sead: unknown key; did you mean seed? (run.yaml, line 1)",
        "{workspace: w, averaging: {worker: 1}}|averaging.worker: unknown key; did you mean"
            + " workers?",
        "{workspace: w, averaging: {x: 1}}|averaging.x: unknown key; known: local_steps, outer,"
            + " workers",
        "{workspace: w, averaging: {workers: 0}}|averaging.workers: must be at least 1 and at most"
            + " 4096, not 0",
        "{workspace: w, averaging: {workers: many}}|averaging.workers: expects a whole number, not"
            + " 'many'",
        "{workspace: w, averaging: {workers: 1.5}}|workers: expects a whole number of at most"
            + " 2147483647, not 1.5",
        "{workspace: w, averaging: {workers: 3000000000}}|a whole number of at most 2147483647, not"
            + " 3000000000",
        "{workspace: w, averaging: {workers: 64}}|averaging: workers x local_steps must be at most"
            + " 100 (run.yaml",
        "{workspace: w, averaging: 4}|averaging: expects a map, not 4",
        "{workspace: [w]}|workspace: expects a text, not a list",
        "{workspace: w, share: 1.01}|share: must be at least 0 and at most 1, not 1.01",
        "{workspace: w, share: .nan}|share: must be at least 0 and at most 1, not '.nan'",
        "{workspace: w, share: half}|share: expects a number, not 'half'",
        "{workspace: w, shuffle: yes}|shuffle: expects true or false, not 'yes'",
        "{workspace: w, sizes: 3}|sizes: expects a list, not 3",
        "{workspace: w, sizes: [1, 0]}|sizes.1: must be at least 1, not 0",
        "{workspace: w, sizes: [1, ~]}|sizes.1: a list must not hold nothing",
        "{workspace: w, weights: {a: -1}}|weights.a: must be at least 0, not -1",
        "{workspace: w, averaging: {outer: nestrov}}|averaging.outer: unknown part 'nestrov'; did"
            + " you mean nesterov?",
        "{workspace: w, averaging: {outer: zzz}}|unknown part 'zzz' (known: average, fixed,"
            + " nesterov)",
        "{workspace: w, averaging: {outer: {average: {}, nesterov: {}}}}|expects one part, not"
            + " average and nesterov",
        "{workspace: w, averaging: {outer: {}}}|expects a part, written name or {name:"
            + " {parameters}}, not an empty map",
        "{workspace: w, averaging: {outer: {average: 3}}}|averaging.outer.average: has no"
            + " parameters, but was given 3",
        "{workspace: w, averaging: {outer: {nesterov: {momentum: 1}}}}|outer.nesterov.momentum:"
            + " must be at least 0 and below 1",
        "{workspace: w, averaging: {outer: {nesterov: {rate: 0}}}}|nesterov.rate: must be above 0,"
            + " not 0",
        "{workspace: w, averaging: {outer: fixed}}|averaging.outer.fixed.leader: is required",
        "{workspace: w, objective: [{clipped: {mean: tokens}}]}|objective.0.clipped.mean: expects"
            + " one of token, sequence, fixed_length",
        "{workspace: w, objective: [{clipped: {wight: 2}}]}|objective.0.clipped.wight: unknown key;"
            + " did you mean weight?",
        "{workspace: w, tune: [whiten]}|tune.0: unknown part 'whiten' (known: penalty)",
        "{workspace: w, averaging: {outer: java.lang.String}}|unknown part 'java.lang.String': a"
            + " part is a record that implements",
        "{workspace: w, averaging: {outer: com.acme.None}}|unknown part 'com.acme.None': no such"
            + " class is on the class path",
        "{workspace: w, workspace: v}|workspace: written twice (run.yaml, line 1; run.yaml, line"
            + " 1)",
        "{workspace: w, averaging: {workers: 1|run.yaml: not valid YAML",
        "[a, b]|run.yaml: settings must be a map of keys and values",
      })
  void aBadSettingIsRefusedWithItsKey(String yaml, String message) {
    UserException error = catchThrowableOfType(UserException.class, () -> Sample.job(yaml));
    assertThat(error).hasMessageContaining(message);
    assertThat(error.code()).isEqualTo(ExitCode.USAGE);
  }
}
