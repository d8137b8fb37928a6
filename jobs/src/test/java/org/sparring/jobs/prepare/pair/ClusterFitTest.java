package org.sparring.jobs.prepare.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.sparring.common.random.Draw;

class ClusterFitTest {
  /** Card C20. */
  @Test
  void bicFindsTwoClusters() {
    List<Sparse> points =
        DoubleStream.of(-2.1, -2, -1.9, 1.9, 2, 2.1).mapToObj(Sparse::of).toList();
    ClusterFit fit = ClusterFit.of(points, new KMeans(1, 50), 3, Draw.seed(0));
    assertThat(fit.tried()).extracting(ClusterFit.Tried::k).containsExactly(1, 2, 3);
    assertThat(fit.tried().get(0).mixture().bic()).isCloseTo(28.938540, within(1e-6));
    assertThat(fit.tried().get(1).mixture().bic()).isCloseTo(2.448255, within(1e-6));
    assertThat(fit.chosen().k()).isEqualTo(2);
    assertThat(fit.chosen().mixture().agreement()).isEqualTo(1);
    int[] labels = fit.best().labels();
    assertThat(labels[0]).isEqualTo(labels[1]).isEqualTo(labels[2]).isNotEqualTo(labels[3]);
    assertThat(labels[3]).isEqualTo(labels[4]).isEqualTo(labels[5]);
  }

  @Test
  void plantedClustersAreFoundAndNamedBySize() {
    double[][] centres = {{4, 0, 0}, {0, 4, 0}, {0, 0, 4}, {-4, -4, 0}};
    int[] sizes = {40, 70, 20, 90};
    List<Sparse> points = new ArrayList<>();
    List<Integer> planted = new ArrayList<>();
    for (int c = 0; c < centres.length; c++) {
      for (int i = 0; i < sizes[c]; i++) {
        Draw draw = Draw.seed(7).with(c).with(i);
        double[] point = centres[c].clone();
        for (int j = 0; j < point.length; j++) {
          point[j] += 0.5 * draw.gaussian(j);
        }
        points.add(Sparse.of(point));
        planted.add(c);
      }
    }
    ClusterFit fit = ClusterFit.of(points, new KMeans(3, 50), 16, Draw.seed(1));
    assertThat(fit.chosen().k()).isEqualTo(4);
    assertThat(fit.best().sizes()).containsExactly(90, 70, 40, 20);
    assertThat(fit.chosen().mixture().agreement()).isGreaterThan(0.99);
    int[] byPlanted = {2, 1, 3, 0};
    for (int i = 0; i < points.size(); i++) {
      assertThat(fit.best().labels()[i]).isEqualTo(byPlanted[planted.get(i)]);
    }
  }

  @Test
  void equalPointsAreOneCluster() {
    List<Sparse> points = List.of(Sparse.of(1, 2), Sparse.of(1, 2), Sparse.of(1, 2));
    ClusterFit fit = ClusterFit.of(points, new KMeans(2, 10), 8, Draw.seed(0));
    assertThat(fit.chosen().k()).isEqualTo(1);
  }
}
