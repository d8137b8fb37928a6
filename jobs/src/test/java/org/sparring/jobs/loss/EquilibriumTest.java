package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Preference;

/** Where theory names the optimum of a tabular policy, the losses lead there. */
class EquilibriumTest {
  private static final double[] NOTHING = {0, 0, 0};
  private static final double[] UNIFORM = {1, 1, 1};

  /** Each arm beats one and loses to one; the equilibrium is (1/4, 1/2, 1/4). */
  private static final double[][] INTRANSITIVE = {
    {0.5, 0.7, 0.1}, {0.3, 0.5, 0.7}, {0.9, 0.3, 0.5},
  };

  private static final double[] NASH = {0.25, 0.5, 0.25};

  private static final double[][] CARD = {{0.5, 0.6, 0.7}, {0.4, 0.5, 0.55}, {0.3, 0.45, 0.5}};

  @Test
  void noArmBeatsTheEquilibrium() {
    assertThat(Bandit.rates(INTRANSITIVE, NASH))
        .containsExactly(new double[] {0.5, 0.5, 0.5}, within(1e-12));
  }

  /** The gradient on the policy's own pairs is that of self-play, times -4 / tau. */
  @Test
  void onlineIpoIsSelfPlay() {
    double tau = 0.1;
    Bandit policy = Bandit.of(0.5, 0.3, 0.2);
    double[] p = policy.probabilities();
    double[] reference = Bandit.of(0.4, 0.4, 0.2).logs();
    SoftIpo loss = new SoftIpo(tau, "policy", "reference");
    Scene scene = policy.scene(p, reference, NOTHING, new Preference.Odds(CARD));
    assertThat(2 * scene.sum(loss)).isCloseTo(0.777684, within(5e-7));
    double[] slopes = policy.slopes(scene, loss);
    double[] rates = Bandit.rates(CARD, p);
    double[] value =
        IntStream.range(0, 3)
            .mapToDouble(i -> rates[i] - tau * (policy.logs()[i] - reference[i]))
            .toArray();
    double mean = IntStream.range(0, 3).mapToDouble(i -> p[i] * value[i]).sum();
    double[] card = {-1.004247, 0.104461, 0.899786};
    for (int i = 0; i < 3; i++) {
      double exact = 2 * scene.mass(loss) * slopes[i];
      assertThat(exact).isCloseTo(card[i], within(5e-7));
      assertThat(exact).isCloseTo(-4 / tau * p[i] * (value[i] - mean), within(1e-9));
    }
  }

  /** pi* is in proportion to pi_ref exp(P(y over pi*) / tau). */
  @Test
  void onlineIpoEndsAtTheRegularisedEquilibrium() {
    double tau = 0.2;
    double[] reference = Bandit.of(0.5, 0.2, 0.3).logs();
    SoftIpo loss = new SoftIpo(tau, "policy", "reference");
    Bandit policy = new Bandit(reference);
    for (int step = 0; step < 4000; step++) {
      Scene scene =
          policy.scene(
              policy.probabilities(), reference, NOTHING, new Preference.Odds(INTRANSITIVE));
      policy = policy.moved(policy.slopes(scene, loss), 0.05);
    }
    assertRegularised(policy, reference, tau, policy.probabilities());
  }

  private static void assertRegularised(
      Bandit policy, double[] reference, double tau, double[] against) {
    double[] rates = Bandit.rates(INTRANSITIVE, against);
    double[] target =
        IntStream.range(0, 3).mapToDouble(i -> reference[i] + rates[i] / tau).toArray();
    double[] optimum = new Bandit(target).probabilities();
    assertThat(Bandit.distance(policy.probabilities(), optimum)).isLessThan(0.002);
    double[] start = new Bandit(reference).probabilities();
    assertThat(Bandit.distance(start, optimum)).isGreaterThan(0.05);
  }

  /** Each arm against rivals from the mixture of policy and reference. */
  @Test
  void nashMirrorDescentEndsAtTheRegularisedEquilibrium() {
    double beta = 0.2;
    double share = 0.5;
    double[] reference = Bandit.of(0.5, 0.2, 0.3).logs();
    Bandit policy = new Bandit(reference);
    for (int step = 0; step < 4000; step++) {
      double[] rates = Bandit.rates(INTRANSITIVE, mixture(policy, reference, share));
      policy = policy.moved(nash(policy, reference, rates, beta), 0.5);
    }
    assertRegularised(policy, reference, beta, mixture(policy, reference, share));
  }

  private static double[] mixture(Bandit policy, double[] reference, double share) {
    double[] logs = policy.logs();
    double[] mixed =
        IntStream.range(0, 3)
            .mapToDouble(i -> (1 - share) * logs[i] + share * reference[i])
            .toArray();
    return new Bandit(mixed).probabilities();
  }

  @Test
  void theMixtureOfTheCard() {
    double[] reference = Bandit.of(0.3, 0.3, 0.4).logs();
    assertThat(mixture(Bandit.of(0.7, 0.2, 0.1), reference, 0.25))
        .containsExactly(new double[] {0.609574, 0.238218, 0.152208}, within(5e-7));
  }

  /** The slopes of the loss where every arm meets one rival with the odds that it has. */
  private static double[] nash(Bandit policy, double[] reference, double[] rates, double beta) {
    double[][] beats = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        beats[i][j] = rates[i];
      }
    }
    Scene scene =
        policy.scene(policy.probabilities(), reference, NOTHING, new Preference.Odds(beats));
    return policy.slopes(scene, new NashMd(beta, "policy", "reference"));
  }

  /** The mean of the iterates nears the equilibrium of an intransitive game. */
  @Test
  void selfPlayNearsTheEquilibrium() {
    Sppo loss = new Sppo(10, Sppo.Trained.ALL, "policy", "reference");
    Bandit policy = Bandit.of(0.4, 0.3, 0.3);
    assertThat(Bandit.distance(policy.probabilities(), NASH)).isGreaterThan(0.15);
    double[] sum = new double[3];
    int iterations = 1500;
    for (int iteration = 0; iteration < iterations; iteration++) {
      double[] before = policy.logs();
      double[] weights = policy.probabilities();
      for (int step = 0; step < 8; step++) {
        Scene scene = policy.scene(weights, before, NOTHING, new Preference.Odds(INTRANSITIVE));
        policy = policy.moved(policy.slopes(scene, loss), 1);
      }
      for (int i = 0; i < 3; i++) {
        sum[i] += policy.probabilities()[i] / iterations;
      }
    }
    assertThat(Bandit.distance(sum, NASH)).isLessThan(0.02);
  }

  /** p_ref exp(R / gamma), whatever sampled. */
  @Test
  void brainEndsAtThePosterior() {
    double[] rewards = {1, 0, -0.5};
    double[] reference = Bandit.of(0.2, 0.5, 0.3).logs();
    double gamma = 0.5;
    Brain loss = new Brain(gamma, "policy", "reference", "policy");
    Bandit policy = new Bandit(reference);
    for (int step = 0; step < 500; step++) {
      Scene scene = policy.scene(UNIFORM, reference, rewards, Preference.NONE);
      policy = policy.moved(policy.slopes(scene, loss), 0.5);
    }
    double[] target =
        IntStream.range(0, 3).mapToDouble(i -> reference[i] + rewards[i] / gamma).toArray();
    double[] posterior = new Bandit(target).probabilities();
    assertThat(Bandit.distance(policy.probabilities(), posterior)).isLessThan(1e-4);
    assertThat(Bandit.distance(new Bandit(reference).probabilities(), posterior))
        .isGreaterThan(0.3);
  }
}
