package org.sparring.common.model.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.model.AveragingMaster;
import org.sparring.common.model.FeatureShape;
import org.sparring.common.model.HashedFeatures;
import org.sparring.common.model.WorkerGroups;

/**
 * Averaging by DL4J Spark's {@link ParameterAveragingTrainingMaster}: one round is one call of it.
 *
 * <p>Each worker is a partition that the master never moves, so that its groups and their order are
 * those of averaging by slices.
 */
public final class ParameterAveraging implements AveragingMaster {
  private static final String SERIALIZER = "spark.serializer";
  private static final String JAVA = "org.apache.spark.serializer.JavaSerializer";

  private final JavaSparkContext spark;

  public ParameterAveraging(JavaSparkContext spark) {
    this.spark = spark;
  }

  @Override
  public Trained average(Plan plan, Trained before, List<WorkerGroups> workers) {
    requireJava();
    Dl4jProcess.settle();
    MultiLayerNetwork network = network(plan, before);
    ParameterAveragingTrainingMaster master =
        new ParameterAveragingTrainingMaster.Builder(workers.size(), 1)
            .batchSizePerWorker(plan.groupsPerStep())
            .averagingFrequency(plan.localSteps())
            .workerPrefetchNumBatches(0)
            .saveUpdater(true)
            .repartionData(Repartition.Never)
            .rddTrainingApproach(RDDTrainingApproach.Direct)
            .build();
    SparkDl4jMultiLayer trained = new SparkDl4jMultiLayer(spark, network, master);
    FeatureShape shape = plan.shape();
    JavaRDD<DataSet> examples =
        spark
            .parallelize(workers, workers.size())
            .flatMap(each -> packed(each.read(), shape).iterator());
    try {
      trained.fit(examples);
    } finally {
      examples.unpersist(false);
      master.deleteTempFiles(spark);
    }
    return trained(trained.getNetwork(), before.state().size(), trained.getScore());
  }

  private static MultiLayerNetwork network(Plan plan, Trained before) {
    Updaters updaters = Updaters.of(plan.optimiser(), plan.schedule(), plan.totalSteps());
    MultiLayerConfiguration configuration =
        Networks.ofGroups(plan.shape(), new GroupLoss(plan.objective()), updaters);
    configuration.setIterationCount(Math.toIntExact(plan.firstStep()));
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init(row(before.parameters()), true);
    if (plan.firstStep() > 0 && !before.state().isEmpty()) {
      List<INDArray> parts = new ArrayList<>();
      before.state().forEach(each -> parts.add(row(each)));
      network.getUpdater().setStateViewArray(network, Nd4j.hstack(parts), false);
    }
    return network;
  }

  private static List<DataSet> packed(List<Group<Credited>> groups, FeatureShape shape) {
    Dl4jProcess.settle();
    HashedFeatures features = new HashedFeatures(shape);
    List<DataSet> packed = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      packed.add(PackedGroups.pack(g, groups.get(g), features));
    }
    return packed;
  }

  private static Trained trained(MultiLayerNetwork network, int states, double loss) {
    float[] parameters = network.params().dup().data().asFloat();
    List<float[]> state = new ArrayList<>();
    if (states > 0) {
      float[] all = network.getUpdater().getStateViewArray().dup().data().asFloat();
      for (int s = 0; s < states; s++) {
        state.add(Arrays.copyOfRange(all, s * parameters.length, (s + 1) * parameters.length));
      }
    }
    return new Trained(parameters, state, loss);
  }

  private static INDArray row(float[] vector) {
    return Nd4j.createFromArray(vector).reshape(1, vector.length);
  }

  /** ND4J's arrays do not survive Kryo without a registrator that Spark 3 has no use for. */
  private void requireJava() {
    String serializer = spark.getConf().get(SERIALIZER, JAVA);
    if (!serializer.equals(JAVA)) {
      throw UserException.settings(
          "averaging.by = dl4j sends arrays that Kryo cannot read, and %s is %s; add --conf %s=%s"
              .formatted(SERIALIZER, serializer, SERIALIZER, JAVA));
    }
  }
}
