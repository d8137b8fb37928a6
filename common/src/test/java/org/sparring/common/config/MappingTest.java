package org.sparring.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MappingTest {
  private final Sample.Job job =
      Sample.job(
          """
          workspace: 007
          averaging: {workers: 2, local_steps: 3, outer: {nesterov: {rate: 1e-1}}}
          seed: -9000000000
          share: .5
          shuffle: false
          limit: 12
          sizes: [4, 5]
          weights: {policy: 1, reference: 0.25}
          objective:
            - clipped: {epsilon: 0.3, mean: fixed-length, weight: 2, name: main}
            - clipped
          tune: [{penalty: 0.5}]
          judge_key: sesame
          rest: {a: {b: 1}}
          """);

  @Test
  void keysAreSnakeCaseAndValuesAreReadByTheirType() {
    assertThat(job.workspace()).isEqualTo("007");
    assertThat(job.averaging().localSteps()).isEqualTo(3);
    assertThat(job.seed()).isEqualTo(-9_000_000_000L);
    assertThat(job.share()).isEqualTo(0.5);
    assertThat(job.shuffle()).isFalse();
    assertThat(job.limit()).contains(12);
    assertThat(job.sizes()).containsExactly(4, 5);
    assertThat(job.weights()).containsEntry("policy", 1.0).containsEntry("reference", 0.25);
    assertThat(job.rest().at("a").text("b")).contains("1");
  }

  @Test
  void aPartIsWrittenByNameWithItsParametersOrItsFirstOne() {
    assertThat(job.averaging().outer()).isEqualTo(new Sample.Nesterov(0.1, 0.9));
    assertThat(job.tune()).containsExactly(new Sample.Penalty(0.5));
    assertThat(
            Sample.job("{workspace: w, averaging: {outer: {fixed: policy}}}").averaging().outer())
        .isEqualTo(new Sample.Follow("policy"));
  }

  @Test
  void aTermSharesTheMapOfItsPart() {
    assertThat(job.objective())
        .containsExactly(
            new Sample.Term("main", 2.0, new Sample.Clipped(0.3, Sample.Mean.FIXED_LENGTH)),
            new Sample.Term("clipped", 1.0, new Sample.Clipped(0.2, Sample.Mean.TOKEN)));
  }

  @Test
  void aClassOnTheClassPathIsAPartOfOnesOwn() {
    String name = Sample.Nesterov.class.getName();
    assertThat(
            Sample.job("{workspace: w, averaging: {outer: {" + name + ": {rate: 1}}}}").averaging())
        .isEqualTo(new Sample.Averaging(8, 4, new Sample.Nesterov(1.0, 0.9)));
  }
}
