package org.sparkntk.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.config.InputsConfig;
import org.sparkntk.jobs.config.KernelConfig;
import org.sparkntk.jobs.config.RunConfig;
import org.sparkntk.jobs.data.InputFile;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.ingest.Checksums;
import org.sparkntk.jobs.ingest.NumberTable;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.network.NetworkKernel;

/**
 * {@code kernel}: small matrices X and Z → {@code nngp.csv} and {@code ntk.csv}, always in float64
 * and with all digits. Needs no Spark.
 */
final class KernelJob implements Job {
  @Override
  public int run(JobContext context) throws Exception {
    try (RunSession run = RunSession.withoutSpark(context)) {
      RunConfig config = context.config().run();
      evaluate(run, new Configuration(), config.inputs(), config.kernel());
      run.complete(Optional.empty(), Optional.empty(), List.of());
      return 0;
    }
  }

  private static void evaluate(
      RunSession run, Configuration hadoop, InputsConfig inputs, KernelConfig kernel)
      throws IOException {
    if (inputs.x().isEmpty()) {
      throw new InvalidInputException("inputs.x: expected a CSV file of numbers, found nothing");
    }
    Matrix x = NumberTable.read(hadoop, new Path(inputs.x()));
    Optional<Matrix> z =
        inputs.z().isEmpty()
            ? Optional.empty()
            : Optional.of(NumberTable.read(hadoop, new Path(inputs.z())));
    if (z.isPresent() && z.get().cols() != x.cols()) {
      throw new InvalidInputException(
          inputs.z()
              + ": expected "
              + x.cols()
              + " columns as in "
              + inputs.x()
              + ", found "
              + z.get().cols());
    }
    List<InputFile> files = new ArrayList<>(List.of(Checksums.of(hadoop, new Path(inputs.x()))));
    if (z.isPresent()) {
      files.add(Checksums.of(hadoop, new Path(inputs.z())));
    }
    run.reads(files);
    int cols = z.map(Matrix::rows).orElse(x.rows());
    run.metrics().put("kernel.rows", x.rows());
    run.metrics().put("kernel.cols", cols);
    try (Stage stage =
        run.progress()
            .start("kernel", "%d × %d entries of width %d".formatted(x.rows(), cols, x.cols()))) {
      for (Target target : Target.values()) {
        String name = target == Target.NTK ? "ntk.csv" : "nngp.csv";
        run.write(name, csv(tile(kernel.kernel(target, Precision.FLOAT64), x, z)));
      }
      stage.finish("nngp.csv, ntk.csv");
    }
  }

  private static Tile tile(NetworkKernel kernel, Matrix x, Optional<Matrix> z) {
    if (z.isEmpty()) {
      Tile tile = Tile.zeros(Precision.FLOAT64, x.rows(), x.rows());
      kernel.fillDiagonal(kernel.prepare(x), tile);
      return tile;
    }
    Tile tile = Tile.zeros(Precision.FLOAT64, x.rows(), z.get().rows());
    kernel.fill(kernel.prepare(x), kernel.prepare(z.get()), tile);
    return tile;
  }

  /** The shortest decimals that read back to the same doubles. */
  private static String csv(Tile tile) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < tile.rows(); i++) {
      for (int j = 0; j < tile.cols(); j++) {
        out.append(j == 0 ? "" : ",").append(tile.get(i, j));
      }
      out.append('\n');
    }
    return out.toString();
  }
}
