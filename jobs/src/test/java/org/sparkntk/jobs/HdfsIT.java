package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data, Gram store, run directories and checkpoints on HDFS: a namenode and three datanodes. */
final class HdfsIT {
  private static final int TILES = 6;

  @TempDir private static java.nio.file.Path folder;
  private static MiniDFSCluster hdfs;
  private static FileSystem fs;
  private static URI root;
  private static Experiment experiment;
  private static String conf;
  private static byte[] expected;

  @BeforeAll
  static void start() throws IOException {
    Configuration settings = new Configuration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    hdfs = new MiniDFSCluster.Builder(settings).numDataNodes(3).build();
    hdfs.waitActive();
    fs = hdfs.getFileSystem();
    root = hdfs.getURI();
    experiment = new Experiment(folder);
    experiment.file("train.csv", Points.random(150, 1).classified());
    experiment.file("test.csv", Points.random(40, 2).classified());
    for (String name : List.of("train.csv", "test.csv")) {
      fs.copyFromLocalFile(new Path(folder.resolve(name).toUri()), new Path("/data", name));
    }
    CommandLineRun run = experiment.run("fit", configuration(folder.toString()), "local");
    assertThat(run.code()).as(run.err()).isZero();
    expected = Results.coefficients(experiment.out("local"));
    conf = configuration(root + "/data");
  }

  private static String configuration(String data) {
    return experiment.conf(
        "data { format = csv, train = [\"%s/train.csv\"], test = [\"%1$s/test.csv\"] }"
            .formatted(data),
        "gram.tile-size = 64",
        "solver { ridge = 1e-7, tolerance = 1e-9, method = block-cg, block-width = 3 }",
        "solver { max-passes = 5000, checkpoint-seconds = 0 }");
  }

  @AfterAll
  static void stop() {
    hdfs.shutdown();
  }

  private static List<String> command(String job, String out, String... more) {
    List<String> arguments = new ArrayList<>(List.of(job, conf, "--out", root + "/runs/" + out));
    arguments.addAll(Arrays.asList(more));
    return arguments;
  }

  /** Runs a job into a directory on HDFS and returns a local copy of it. */
  private static java.nio.file.Path done(String job, String out, String... more)
      throws IOException {
    CommandLineRun run =
        CommandLineRun.on("local[2]", command(job, out, more).toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    java.nio.file.Path copy = Files.createDirectory(folder.resolve("copy-of-" + out));
    fs.copyToLocalFile(new Path("/runs", out), new Path(copy.toUri()));
    return copy.resolve(out);
  }

  private static void assertCounts(java.nio.file.Path run, int read, int computed) {
    assertThat(Results.metric(run, "gram.tiles-read")).isEqualTo(read);
    assertThat(Results.metric(run, "gram.tiles-computed")).isEqualTo(computed);
  }

  @Test
  void filesOnHdfsGiveTheBitsOfLocalOnesThoughADatanodeDiesAndATileChanges() throws IOException {
    assertCounts(done("gram", "gram"), 0, TILES);
    String store = root + "/runs/gram/gram";
    MiniDFSCluster.DataNodeProperties dead = hdfs.stopDataNode(0);
    java.nio.file.Path fit = done("fit", "fit", "--gram", store);
    assertCounts(fit, TILES, 0);
    assertThat(Results.coefficients(fit)).isEqualTo(expected);

    assertThat(hdfs.restartDataNode(dead)).isTrue();
    hdfs.waitActive();
    flip(new Path("/runs/gram/gram/tile-00000-00001.npy"));
    java.nio.file.Path repaired = done("fit", "repaired", "--gram", store);
    assertCounts(repaired, TILES - 1, 1);
    assertThat(Results.coefficients(repaired)).isEqualTo(expected);
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes;
    try (FSDataInputStream in = fs.open(file)) {
      bytes = in.readAllBytes();
    }
    bytes[bytes.length / 2] ^= 1;
    try (FSDataOutputStream out = fs.create(file, true)) {
      out.write(bytes);
    }
  }

  @Test
  void aKilledDriverGoesOnFromItsCheckpointOnHdfs() throws IOException, InterruptedException {
    Path product = new Path("/runs/.killed.resume/solve/product-000010.npy");
    try (NtkProcess process = NtkProcess.start(folder, command("fit", "killed"))) {
      while (!fs.exists(product)) {
        assertThat(process.isAlive()).as("killed before its end").isTrue();
        Thread.sleep(5);
      }
      process.kill();
    }
    java.nio.file.Path resumed = done("fit", "killed");
    assertThat(Results.metric(resumed, "solve.passes-resumed")).isGreaterThanOrEqualTo(10);
    assertThat(Results.coefficients(resumed)).isEqualTo(expected);
    for (FileStatus status : fs.listStatus(new Path("/runs"))) {
      assertThat(status.getPath().getName()).doesNotStartWith(".killed");
    }
  }
}
