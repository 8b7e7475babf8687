package org.sparkntk.jobs.predict;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.data.Decimals;
import org.sparkntk.jobs.data.RealTargets;
import org.sparkntk.jobs.data.TargetEncoding;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.PredictionCertificate;

/**
 * The table of predictions, one row an example: {@code id} (where it stood in the files it was read
 * from, all files in order and counted from 0), {@code label} (null without labels), {@code
 * prediction}, and {@code scores} (one an output, as the regression gives them). Labels and
 * predictions are texts for classification, numbers in the target's unit for regression. {@code
 * score-error} bounds what the solver's residual can have changed in a score ({@link
 * PredictionCertificate}); null without a ridge.
 *
 * @param targets how scores become labels
 * @param certificate of the solve
 * @param blockSize examples in every block but the last
 */
record PredictionRows(
    TargetEncoding targets, @Nullable PredictionCertificate certificate, int blockSize)
    implements Serializable {
  static PredictionRows of(
      TargetEncoding targets, Optional<PredictionCertificate> certificate, int blockSize) {
    return new PredictionRows(targets, certificate.orElse(null), blockSize);
  }

  StructType schema() {
    DataType label = numeric() ? DataTypes.DoubleType : DataTypes.StringType;
    return new StructType()
        .add("id", DataTypes.LongType, false)
        .add("label", label, true)
        .add("prediction", label, false)
        .add("scores", DataTypes.createArrayType(DataTypes.DoubleType, false), false)
        .add("score-error", DataTypes.DoubleType, true);
  }

  /**
   * The rows of one block.
   *
   * @param labels of all examples, or empty
   * @param positions of all examples in their files
   */
  List<Row> of(CrossGram.Block block, List<String> labels, int[] positions) {
    Matrix scores = block.values();
    int width = scores.cols();
    int first = block.index() * blockSize;
    List<String> predictions = targets.decode(scores);
    List<Row> rows = new ArrayList<>(scores.rows());
    for (int i = 0; i < scores.rows(); i++) {
      double[] row = Arrays.copyOfRange(scores.data(), i * width, (i + 1) * width);
      Object label = labels.isEmpty() ? null : value(labels.get(first + i));
      rows.add(
          RowFactory.create(
              (long) positions[first + i],
              label,
              value(predictions.get(i)),
              row,
              error(block.diagonal()[i])));
    }
    return rows;
  }

  private @Nullable Double error(double self) {
    return certificate == null ? null : certificate.bound(self);
  }

  private Object value(String text) {
    return numeric() ? (Object) Double.valueOf(text) : Decimals.canonical(text);
  }

  private boolean numeric() {
    return targets instanceof RealTargets;
  }
}
