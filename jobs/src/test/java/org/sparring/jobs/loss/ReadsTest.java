package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.data.Row;
import org.sparring.common.part.Loss;

/** What losses ask of the loop: stored rows, and to be shipped to a worker. */
class ReadsTest {
  @Test
  void storedRowsAreNamed() {
    assertThat(new Clipped(0.2, 0, MeanOver.TOKEN, "p").reads()).containsExactly(Row.logProb("p"));
    assertThat(new ClippedSequence(0.2, 0, "p").reads()).containsExactly(Row.logProb("p"));
    assertThat(new EntropyTerm(MeanOver.TOKEN, "p").reads()).isEmpty();
    assertThat(new ValueError(0.2, MeanOver.TOKEN, "c").reads()).containsExactly(Row.value("c"));
    assertThat(new KlTerm(KlTerm.Estimator.K2, MeanOver.TOKEN, "p", "r").reads())
        .containsExactly(Row.logProb("r"));
    assertThat(new Dpo(0.1, 0, "p", "r").reads()).containsExactly(Row.logProb("r"));
    assertThat(new Dpo(0.1, 0, 0, Gains.means("p", "")).reads()).isEmpty();
    assertThat(new Srpo(0.1, 0.5, "p", "r").reads()).containsExactly(Row.logProb("r"));
    assertThat(new Smpo(0.1, 1, 0, 1, "m", Gains.sums("p", "r")).reads())
        .containsExactlyInAnyOrder(Row.logProb("r"), Row.score("m"));
    assertThat(new Tgdpo(0.1, 1, "g", Gains.sums("p", "r")).reads())
        .containsExactlyInAnyOrder(Row.logProb("r"), Row.logProb("g"));
    assertThat(new BradleyTerry(true, 0, "m").reads()).isEmpty();
    assertThat(new SftTerm(SftTerm.Members.ALL, MeanOver.TOKEN, "p").reads()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.sparring.jobs.loss.Losses#all")
  void lossesSurviveJavaSerialization(Loss loss) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(loss);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(loss);
    }
  }
}
