package org.sparring.jobs.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.jobs.doctor.Finding.Level;

/** Each failure of the environment, provoked by what was found, and its remedy. */
class DoctorTest {
  private static final long MIB = 1L << 20;
  private static final Facts.Cache CACHE = new Facts.Cache("/cache", true, true, false, 500 * MIB);
  private static final Demand DEMAND = new Demand(1, 200 * MIB, false, "");
  private static final Map<String, String> YARN =
      Map.of("spark.executor.cores", "4", "spark.executor.memoryOverhead", "2g");

  private static Facts facts(String name, int java, String glibc, Facts.Cache cache) {
    return new Facts(name, java, glibc, cache, 8192 * MIB, 2048 * MIB, "avx2");
  }

  private static Facts facts(String name, String profile) {
    return new Facts(name, 17, "2.36", CACHE, 8192 * MIB, 2048 * MIB, profile);
  }

  private static Found cluster(String master, Map<String, String> conf, Facts... all) {
    return new Found(new Deployment(master, 8, conf), List.of(all), DEMAND);
  }

  private static Finding finding(Found found, String about) {
    return Doctor.findings(found).stream()
        .filter(each -> each.about().equals(about))
        .findFirst()
        .orElseThrow();
  }

  private static void fails(Found found, String about, String... remedy) {
    Finding finding = finding(found, about);
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.message()).contains(remedy);
    assertThatThrownBy(() -> Doctor.require(Doctor.findings(found)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(about + ": ")
        .extracting(each -> ((UserException) each).code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aSoundClusterPasses() {
    Found found = cluster("yarn", YARN, facts("a:1", "avx2"), facts("b:1", "avx2"));
    assertThat(Doctor.findings(found)).allMatch(each -> each.level() == Level.OK).hasSize(6);
    assertThat(Doctor.engineLoads(found)).isTrue();
    assertThatCode(() -> Doctor.require(Doctor.findings(found))).doesNotThrowAnyException();
  }

  @Test
  void anOldJavaOnOneExecutorFails() {
    Found found = cluster("yarn", YARN, facts("a:1", "x"), facts("b:1", 11, "2.36", CACHE));
    fails(found, "java", "b:1", "Java 11", "--conf spark.executorEnv.JAVA_HOME");
    assertThat(Doctor.engineLoads(found)).isFalse();
  }

  @Test
  void anOldGlibcFailsAndAnUnknownOneWarns() {
    fails(cluster("yarn", YARN, facts("a:1", 17, "2.34", CACHE)), "glibc", "2.35", "has 2.34");
    for (String glibc : new String[] {"2.35", "2.100", "3.0"}) {
      Found found = cluster("yarn", YARN, facts("a:1", 17, glibc, CACHE));
      assertThat(finding(found, "glibc").level()).as(glibc).isEqualTo(Level.OK);
    }
    Found unknown = cluster("yarn", YARN, facts("a:1", 17, "", CACHE));
    assertThat(finding(unknown, "glibc").level()).isEqualTo(Level.WARN);
  }

  @Test
  void aCacheThatCannotHoldOrRunNativesFails() {
    String remedy =
        "--conf spark.executor.defaultJavaOptions=-Dorg.bytedeco.javacpp.cachedir=FOLDER";
    Facts.Cache closed = new Facts.Cache("/c", false, true, false, 500 * MIB);
    Facts.Cache inert = new Facts.Cache("/c", true, false, false, 500 * MIB);
    Facts.Cache full = new Facts.Cache("/c", true, true, false, 444 * MIB);
    fails(cluster("yarn", YARN, facts("a", 17, "2.36", closed)), "cache", "written", remedy);
    fails(cluster("yarn", YARN, facts("a", 17, "2.36", inert)), "cache", "forbids", remedy);
    fails(cluster("yarn", YARN, facts("a", 17, "2.36", full)), "cache", "444 MiB free", remedy);
    Facts.Cache filled = new Facts.Cache("/c", true, true, true, 0);
    Found found = cluster("yarn", YARN, facts("a", 17, "2.36", filled));
    assertThat(finding(found, "cache").level()).isEqualTo(Level.OK);
  }

  @Test
  void slotsAndThreadsMustFit() {
    Facts one = facts("a:1", "avx2");
    Deployment none = new Deployment("local[1]", 0, Map.of("spark.task.cpus", "2"));
    fails(new Found(none, List.of(one), DEMAND), "slots", "no task can run");
    Demand threads = new Demand(2, 0, false, "");
    Deployment yarn = new Deployment("yarn", 8, YARN);
    fails(new Found(yarn, List.of(one), threads), "slots", "--conf spark.task.cpus=2");
  }

  @Test
  void overheadBelowTheEstimateNamesTheConf() {
    Map<String, String> plain = Map.of("spark.executor.cores", "4");
    fails(
        cluster("k8s://x", plain, facts("a:1", "avx2")),
        "memory",
        "is 384 MiB",
        "--conf spark.executor.memoryOverhead=1250m");
    Found standalone = cluster("spark://x", plain, facts("a:1", "avx2"));
    assertThat(finding(standalone, "memory").level()).isEqualTo(Level.WARN);
  }

  @Test
  void aLocalRunMustFitBesideItsHeap() {
    Demand big = new Demand(1, 2000 * MIB, false, "");
    Deployment local = new Deployment("local[4]", 4, Map.of());
    fails(
        new Found(local, List.of(facts("a:1", "avx2")), big),
        "memory",
        "8450 MiB are needed",
        "leaves 6144",
        "--master local[2]");
    Found fits = new Found(local, List.of(facts("a:1", "avx2")), DEMAND);
    assertThat(finding(fits, "memory").level()).isEqualTo(Level.OK);
  }

  @Test
  void differentProfilesAreRefusedUnlessMixed() {
    Facts one = facts("a:1", "avx2");
    Facts other = facts("b:1", "avx512");
    fails(cluster("yarn", YARN, one, other), "numerics", "`avx2` and `avx512`", "numerics.mixed");
    Demand mixed = new Demand(1, 0, true, "");
    Found allowed = new Found(new Deployment("yarn", 8, YARN), List.of(one, other), mixed);
    assertThat(finding(allowed, "numerics").level()).isEqualTo(Level.WARN);
  }

  @Test
  void aRunDoesNotGoOnUnderAnotherProfile() {
    Demand resumed = new Demand(1, 0, false, "avx512");
    Found found =
        new Found(new Deployment("local[2]", 2, Map.of()), List.of(facts("a", "avx2")), resumed);
    fails(found, "numerics", "had `avx512`, here is `avx2`", "--set numerics.mixed=true");
  }

  @Test
  void aLocalMasterHasNoGpuForTasks() {
    Map<String, String> conf = Map.of("spark.task.resource.gpu.amount", "1");
    for (String master : new String[] {"local", "local[2]", "local[2,4]"}) {
      assertThatThrownBy(() -> Doctor.refuseLocalGpu(master, conf))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("spark.task.resource.gpu.amount=1");
    }
    assertThatCode(() -> Doctor.refuseLocalGpu("local-cluster[2,1,1024]", conf))
        .doesNotThrowAnyException();
    assertThatCode(() -> Doctor.refuseLocalGpu("local[2]", Map.of())).doesNotThrowAnyException();
  }

  @Test
  void sizesAreReadAsSparkDoes() {
    assertThat(Size.bytes("512")).isEqualTo(512 * MIB);
    assertThat(Size.bytes("3g")).isEqualTo(3072 * MIB);
    assertThat(Size.bytes("1024KB")).isEqualTo(MIB);
  }

  @Test
  void theProbeTellsAFolderThatHoldsNativesFromOneThatCannot(@TempDir Path folder)
      throws Exception {
    Facts.Cache empty = Probe.cache(folder);
    assertThat(empty.writable() && empty.executable() && !empty.filled()).isTrue();
    assertThat(empty.free()).isPositive();
    Files.createDirectory(folder.resolve("pytorch-2.10.0-linux-x86_64.jar"));
    assertThat(Probe.cache(folder).filled()).isTrue();
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(Probe.cache(file.resolve("below")).writable()).isFalse();
  }
}
