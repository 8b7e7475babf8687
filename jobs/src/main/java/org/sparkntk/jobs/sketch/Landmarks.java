package org.sparkntk.jobs.sketch;

import java.util.Arrays;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.jobs.config.KernelConfig;
import org.sparkntk.jobs.config.SketchConfig;
import org.sparkntk.jobs.data.DenseRoom;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.distributed.SelectedRowBlocks;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.model.Basis;
import org.sparkntk.jobs.model.KernelBasis;
import org.sparkntk.kernels.features.FeatureMap;
import org.sparkntk.kernels.features.NystromFactory;
import org.sparkntk.kernels.features.NystromFeatures;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.random.RandomStream;

/**
 * Nyström features of training examples that are drawn at random, or of means of some. As a model
 * they are a kernel expansion in the landmarks, which needs neither the factor nor the seed.
 *
 * @param rows the landmarks, raw
 * @param landmarks training examples among them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record Landmarks(RowBlocks rows, int[] landmarks, NystromFactory factory) implements FeatureBases {
  /** The most that there are at a time: raw, prepared, sent. */
  private static final long COPIES_OF_MEANS = 4;

  static Landmarks of(
      JavaSparkContext spark,
      KernelConfig kernel,
      SketchConfig sketch,
      RowBlocks train,
      Preprocessing preprocessing) {
    if (sketch.dimension() > train.rows()) {
      throw new InvalidInputException(
          "sketch.dimension: expected at most as many landmarks as training examples, %,d, found %,d"
              .formatted(train.rows(), sketch.dimension()));
    }
    long copies = sketch.landmarks() == SketchConfig.LandmarkChoice.K_MEANS ? COPIES_OF_MEANS : 1;
    new LandmarkPlan(
            sketch.dimension(), kernel.precision(), copies * sketch.dimension() * train.width())
        .require();
    int[] drawn =
        sketch.landmarks() == SketchConfig.LandmarkChoice.RPCHOLESKY
            ? new LandmarkSearch(spark, kernel, train, preprocessing)
                .choose(sketch.dimension(), sketch.seed())
            : RandomStream.of(sketch.seed(), "landmarks", 0)
                .sample(train.rows(), sketch.dimension(), 0);
    Arrays.sort(drawn);
    if (sketch.landmarks() != SketchConfig.LandmarkChoice.K_MEANS) {
      RowBlocks rows = new SelectedRowBlocks(train, drawn, train.blockSize());
      return with(kernel, preprocessing, rows, drawn);
    }
    LandmarkClusters.Centres centres =
        new LandmarkClusters(spark, kernel.precision(), train, preprocessing)
            .centres(drawn, sketch.seed());
    return with(kernel, preprocessing, centres.rows(), centres.examples());
  }

  private static Landmarks with(
      KernelConfig kernel, Preprocessing preprocessing, RowBlocks rows, int[] landmarks) {
    return new Landmarks(rows, landmarks, factory(kernel, prepared(rows, preprocessing)));
  }

  /** Of prepared landmarks. */
  static NystromFactory factory(KernelConfig kernel, Matrix landmarks) {
    return new NystromFactory(
        kernel.kernel(), kernel.kernel(kernel.target(), Precision.FLOAT64), landmarks);
  }

  /** All rows of a set that is small, preprocessed. */
  static Matrix prepared(RowBlocks rows, Preprocessing preprocessing) {
    DenseRoom.require(rows.rows(), rows.width());
    Matrix out = Matrix.zeros(rows.rows(), rows.width());
    int at = 0;
    for (int block = 0; block < rows.count(); block++) {
      double[] values = preprocessing.apply(rows.block(block)).data();
      System.arraycopy(values, 0, out.data(), at, values.length);
      at += values.length;
    }
    return out;
  }

  @Override
  public Basis basis(FeatureMap map) {
    return new KernelBasis(rows, Matrix.zeros(0, 0));
  }

  @Override
  public Matrix coefficients(FeatureMap map, Matrix weights) {
    return ((NystromFeatures) map).coefficients(weights);
  }
}
