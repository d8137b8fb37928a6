package org.sparring.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private final Settings recipe =
      Settings.parse(
          """
          workspace: w
          averaging: {workers: 2, outer: {fixed: policy}}
          objective: [{clipped: {epsilon: 0.4}}]
          sizes: [1, 2, 3]
          """,
          "recipe grpo");

  @Test
  void mapsMergeDeeplyAndListsReplace() {
    Settings file = Settings.parse("averaging: {local_steps: 5}\nsizes: [9]\n", "run.yaml");
    Sample.Job job = recipe.with(file).bind(Sample.Job.class, Sample.BINDER);
    assertThat(job.averaging().workers()).isEqualTo(2);
    assertThat(job.averaging().localSteps()).isEqualTo(5);
    assertThat(job.sizes()).containsExactly(9);
  }

  @Test
  void theHighestLayersPartReplacesTheOthers() {
    Settings set = recipe.set("averaging.outer.nesterov.rate=0.5");
    assertThat(set.bind(Sample.Job.class, Sample.BINDER).averaging().outer())
        .isEqualTo(new Sample.Nesterov(0.5, 0.9));
    assertThat(set.filled(Sample.Job.class, Sample.BINDER).print()).doesNotContain("fixed");
  }

  @Test
  void listElementsAreSetByIndexEvenBeforeTheListIsKnown() {
    Settings user =
        Settings.empty().set(List.of("objective.0.clipped.mean=sequence", "objective.1=clipped"));
    Sample.Job job = recipe.with(user).bind(Sample.Job.class, Sample.BINDER);
    assertThat(job.objective().get(0).loss())
        .isEqualTo(new Sample.Clipped(0.4, Sample.Mean.SEQUENCE));
    assertThat(job.objective()).hasSize(2);
    assertThatThrownBy(() -> recipe.set("sizes.4=1"))
        .hasMessage("sizes.4: the list sizes has 3 elements (--set sizes.4)");
  }

  @Test
  void assignmentsTakeYamlAndPlainTexts() {
    Settings set =
        Settings.empty()
            .set(List.of("a.b=[1, {c: x}]", "glob=*.json", "url=hdfs://h:1/p", "t=a: b"));
    assertThat(set.text("a.b.1.c")).contains("x");
    assertThat(set.text("glob")).contains("*.json");
    assertThat(set.text("url")).contains("hdfs://h:1/p");
    assertThat(set.text("t")).contains("a: b");
    assertThatThrownBy(() -> set.set("workers")).hasMessageContaining("write key=value");
    assertThatThrownBy(() -> set.set("a..b=1")).hasMessageContaining("part of the key is empty");
  }

  @Test
  void everyKeyKnowsItsOrigin(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("run.yaml"), "\naveraging:\n  workers: 3\n");
    Settings all = recipe.with(Settings.load(file)).set("averaging.local_steps=0");
    assertThat(all.origin("averaging.outer")).isEqualTo("recipe grpo, line 2");
    assertThat(all.origin("averaging.workers")).isEqualTo(file + ", line 3");
    assertThat(all.origin("seed")).isEqualTo("default");
    assertThatThrownBy(() -> all.bind(Sample.Job.class, Sample.BINDER))
        .hasMessage(
            "averaging.local_steps: must be at least 1, not 0 (--set averaging.local_steps)");
    assertThatThrownBy(() -> Settings.load(folder.resolve("none.yaml")))
        .hasMessageEndingWith("there is no such file of settings");
  }

  @Test
  void messagesBelowAKeyNameTheFullKey() {
    Settings below = recipe.set("averaging.workers=0").at("averaging");
    assertThatThrownBy(() -> below.bind(Sample.Averaging.class, Sample.BINDER))
        .hasMessageStartingWith("averaging.workers: must be at least 1");
  }

  @Test
  void theHashIsOfTheMeaning() {
    Settings one = Settings.parse("{a: 1, b: {c: 0.50, d: 1e-6}}");
    Settings other = Settings.parse("b:\n  d: 0.000001\n  c: 0.5\na: 1.0\nz: ~\n");
    assertThat(one.hash()).isEqualTo(other.hash()).matches("[0-9a-f]{64}");
    assertThat(one.hash()).isNotEqualTo(one.set("a=2").hash());
    assertThat(one.without("b.d", "a")).isEqualTo(Settings.parse("b: {c: 0.5}"));
  }

  @Test
  void secretsAreNeitherPrintedNorHashed() {
    Settings filled =
        recipe
            .set("judge_key=sesame")
            .set("rest.api_key=open")
            .filled(Sample.Job.class, Sample.BINDER);
    assertThat(filled.origin("rest.api_key")).isEqualTo("--set rest.api_key");
    assertThat(filled.origin("averaging.local_steps")).isEqualTo("default");
    assertThat(filled.origin("averaging.outer.fixed.leader")).isEqualTo("recipe grpo, line 2");
    assertThat(filled.print()).contains("judge_key: '********'").doesNotContain("sesame", "open");
    assertThat(filled.hash()).isEqualTo(filled.set("judge_key=other").hash());
    assertThatThrownBy(() -> Settings.parse("{password: 12}").at("password"))
        .hasMessageNotContaining("12");
  }

  @Test
  void whatIsPrintedBindsToTheSameRecord() {
    Settings filled = recipe.set("share=1e-7").filled(Sample.Job.class, Sample.BINDER);
    Settings again = Settings.parse(filled.print());
    Sample.Job job = filled.bind(Sample.Job.class, Sample.BINDER);
    assertThat(again.without("judge_key").bind(Sample.Job.class, Sample.BINDER)).isEqualTo(job);
    assertThat(again.without("judge_key").hash()).isEqualTo(filled.hash());
  }

  @Test
  void editsReachEveryMapAndLeaveTheOriginal() {
    Settings settings = Settings.parse("{rate: 1, list: [{rate: 2}, 3], deep: {x: {rate: 4}}}");
    Settings edited =
        settings.edited(
            each -> {
              if (each.has("rate")) {
                each.put("rate", 0.0005);
              }
            });
    assertThat(edited)
        .isEqualTo(
            Settings.parse("{rate: 0.0005, list: [{rate: 0.0005}, 3], deep: {x: {rate: 0.0005}}}"));
    assertThat(edited.text("deep.x.rate"))
        .hasValueSatisfying(r -> assertThat(Double.parseDouble(r)).isEqualTo(0.0005));
    assertThat(settings.text("rate")).contains("1");
  }
}
