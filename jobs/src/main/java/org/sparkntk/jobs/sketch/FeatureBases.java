package org.sparkntk.jobs.sketch;

import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.jobs.config.KernelConfig;
import org.sparkntk.jobs.config.SketchConfig;
import org.sparkntk.jobs.data.DenseRoom;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.model.Basis;
import org.sparkntk.jobs.model.FeatureBasis;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.kernels.features.FeatureMap;
import org.sparkntk.kernels.features.FeatureMapFactory;
import org.sparkntk.kernels.linalg.Matrix;

/** A kind of features: what makes them, and the model that weights of them are. */
public interface FeatureBases {
  /** What makes the features. */
  FeatureMapFactory factory();

  /** Training examples that are landmarks as they are; none where features are random. */
  int[] landmarks();

  /** What the coefficients of the model are of. */
  Basis basis(FeatureMap map);

  /** The coefficients of the model that has these weights of the features. */
  Matrix coefficients(FeatureMap map, Matrix weights);

  /**
   * The features that a configuration asks for. Landmarks that are not drawn uniformly take passes
   * over the training examples.
   *
   * @param section the {@code sketch} section as JSON
   * @throws org.sparkntk.jobs.errors.InvalidInputException if they cannot be made of such examples
   *     or for such a kernel
   */
  static FeatureBases of(
      JavaSparkContext spark,
      KernelConfig kernel,
      SketchConfig sketch,
      String section,
      TrainTest data) {
    Preprocessing preprocessing = data.preprocessing();
    RowBlocks train = data.train().blocks();
    if (sketch.map() != SketchConfig.MapType.NTK_SKETCH) {
      DenseRoom.require(train.rowsOf(0), train.width()); // before weights are drawn
    }
    return switch (sketch.map()) {
      case NYSTROM -> Landmarks.of(spark, kernel, sketch, train, preprocessing);
      case NTKRF, DEFLATED, NTK_SKETCH, GRADIENT, FOURIER ->
          new RandomBases(RandomMaps.factory(kernel, sketch, preprocessing), sketch, section);
    };
  }

  /**
   * What makes the features of a saved model again.
   *
   * @throws InvalidInputException if the model is not one of features
   */
  static FeatureMapFactory saved(Model model) {
    if (model.basis() instanceof FeatureBasis features) {
      return RandomMaps.factory(model.kernel(), features.sketch(), model.preprocessing());
    }
    throw new InvalidInputException(
        "expected a model of random features, found one of " + model.basis().describe());
  }
}
