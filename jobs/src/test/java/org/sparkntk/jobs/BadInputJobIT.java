package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkntk.jobs.Experiment.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.ingest.Bytes;

/** Whatever is wrong with the data ends as exit code 2, one message, and nothing left behind. */
final class BadInputJobIT {
  @TempDir private Path folder;
  private Experiment experiment;

  @BeforeEach
  void start() {
    experiment = new Experiment(folder);
  }

  private void refused(String conf, String... parts) {
    Refusal.of(experiment, "fit", conf).says(parts);
  }

  private String csv(String... lines) {
    return conf("csv", experiment.file("a.csv", lines));
  }

  private String cifar(byte[] bytes) {
    return conf("cifar10-binary", experiment.file("a.bin", bytes));
  }

  private String idx(String imagesName, byte[] images, byte[] labels) {
    return experiment.conf(
        "data.train = [\"" + experiment.file(imagesName, images) + "\"]",
        "data.train-labels = [\"" + experiment.file("labels", labels) + "\"]");
  }

  private String conf(String format, String train) {
    return experiment.conf("data.format = " + format, "data.train = [\"" + train + "\"]");
  }

  private String place(String name) {
    return "file:" + folder.resolve(name);
  }

  @Test
  void aMissingFile() {
    refused(
        conf("csv", folder.resolve("no.csv").toString()),
        "data.train: no such file: " + place("no.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "tsv", "libsvm", "cifar10-binary", "cifar100-binary", "parquet"})
  void anEmptyFile(String format) {
    String extra = format.equals("cifar100-binary") ? "fine" : "-1";
    String file = experiment.file("empty", new byte[0]);
    refused(
        experiment.conf(
            "data.format = " + format,
            "data.label-column = \"" + extra + "\"",
            "data.train = [\"" + file + "\"]"),
        "data.train: expected examples, found an empty file: " + place("empty"));
  }

  @Test
  void anEmptyIdxFile() {
    refused(
        idx("images", new byte[0], Bytes.idxLabels(1, 2)),
        "data.train: expected examples, found an empty file: " + place("images"));
  }

  @Test
  void aCifarFileWithATruncatedLastRecord() {
    refused(
        cifar(Arrays.copyOf(Bytes.cifar10(1, 2, 3), 3 * 3073 - 1)),
        place("a.bin") + ", record 3: expected 3073 bytes, found 3072");
  }

  @Test
  void aLabelOutOfRange() {
    refused(
        cifar(Bytes.cifar10(1, 10)),
        place("a.bin") + ", record 2: expected a label from 0 to 9, found 10");
  }

  @Test
  void anIdxFileWithTheWrongMagic() {
    byte[] images = Bytes.idx(0x0d02, new int[] {2, 2}, new byte[4]);
    refused(
        idx("images", images, Bytes.idxLabels(1, 2)),
        place("images") + ", header: expected",
        "found");
  }

  @Test
  void anIdxFileWithTheWrongCount() {
    byte[] images = Bytes.idx(0x0802, new int[] {3, 2}, new byte[4]);
    refused(
        idx("images", images, Bytes.idxLabels(1, 2, 3)),
        place("images") + ", header: expected 18 bytes for 3 records of 2 bytes, found 16 bytes");
    refused(
        idx("images", Bytes.idx(2, 2), Bytes.idxLabels(1, 2, 3)),
        place("labels") + ", header: expected 2 labels, as many as examples in " + place("images"),
        "found 3");
  }

  @Test
  void aGzipFileCutShort() {
    byte[] packed = Bytes.gzip(Bytes.idx(1000, 2));
    refused(
        idx("images.gz", Arrays.copyOf(packed, packed.length - 9), Bytes.idxLabels(new int[1000])),
        place("images.gz") + ": expected a whole compressed file, found one cut short");
  }

  @Test
  void aDamagedParquetFile() {
    refused(
        conf("parquet", experiment.file("a.parquet", "PAR1 and no footer")), place("a.parquet"));
  }

  @Test
  void aMissingValue() {
    refused(
        csv("1,2,a", "3,,b"),
        place("a.csv") + ", line 2, column 1: expected a number, found nothing (a missing value)");
  }

  @Test
  void aTextInANumberColumn() {
    refused(
        csv("1,2,a", "3,4,b", "x,6,a"),
        place("a.csv") + ", line 3, column 0: expected a finite number, found \"x\"");
  }

  @Test
  void aRaggedRow() {
    refused(csv("1,2,a", "3,b"), place("a.csv") + ", line 2: expected 3 columns, found 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-inf", "1e999"})
  void aNumberThatIsNotFinite(String number) {
    refused(
        csv("1,2,a", "3," + number + ",b"),
        place("a.csv") + ", line 2, column 1: expected a finite number, found \"" + number + "\"");
  }

  @Test
  void aRegressionTargetThatIsNotFinite() {
    csv("1,2,0.5", "3,4,NaN");
    Refusal.of(
            experiment,
            "fit",
            folder.resolve("experiment.conf").toString(),
            set("data.task", "regression"))
        .says(place("a.csv") + ", ", "number", "found \"NaN\"");
  }

  @Test
  void trainAndTestOfDifferentWidth() {
    String test = experiment.file("test.csv", "1,a");
    Refusal.of(experiment, "fit", csv("1,2,a", "3,4,b"), set("data.test", "[\"" + test + "\"]"))
        .says(place("test.csv") + ": expected 2 features per example as in training, found 1");
  }

  @Test
  void oneClassOnly() {
    refused(
        csv("1,2,a", "3,4,a"), "data.train: expected labels of at least two classes", "only \"a\"");
  }

  /** Only data.limit brings this about: every class of the files has an example in them. */
  @Test
  void fewerExamplesThanClasses() {
    Refusal.of(experiment, "fit", csv("1,2,a", "3,4,b", "5,6,c"), set("data.limit", 2))
        .says(
            "data.train: expected at least as many training examples as classes, found 2 examples"
                + " of 3 classes");
  }

  @Test
  void anUnknownConfigurationKey() {
    String conf = experiment.conf("", "solver.rigde = 1");
    refused(conf, conf + ", line 3: unknown key solver.rigde; did you mean solver.ridge?");
  }

  @Test
  void aValueOfTheWrongType() {
    String conf = experiment.conf("gram.tile-size = large");
    refused(
        conf,
        conf + ", line 2: gram.tile-size: expected an integer of at least 1, found \"large\"");
  }

  @Test
  void aNegativeRidge() {
    String conf = experiment.conf("solver.ridge = -1e-3");
    refused(
        conf,
        conf
            + ", line 2: solver.ridge: expected a number of at least 0, a list of positive numbers, or auto, found -0.001");
  }

  @Test
  void anOutputDirectoryThatExists() throws IOException {
    String conf = csv("1,2,a", "3,-4,b");
    String[] small = {set("data.test-fraction", 0)};
    assertThat(experiment.run("gram", conf, "run", small).code()).isZero();
    Set<String> first = experiment.everything();
    String manifest = Files.readString(experiment.out("run").resolve("run.json"));

    Refusal.of(experiment, "gram", conf, small[0], set("data.unit-norm", false))
        .says("output directory", experiment.out("run").toString(), "exists", "--overwrite");
    assertThat(experiment.out("run").resolve("run.json")).hasContent(manifest);

    String[] replacing = {small[0], "--overwrite"};
    assertThat(experiment.run("gram", conf, "run", replacing).code()).isZero();
    assertThat(experiment.everything()).isEqualTo(first);
    assertThat(Files.readString(experiment.out("run").resolve("run.json"))).isNotEqualTo(manifest);
  }

  @Test
  void anOutputDirectoryThatIsNoRunIsNeverReplaced() throws IOException {
    String conf = csv("1,2,a", "3,-4,b");
    Files.createDirectories(experiment.out("run").resolve("thesis"));
    Refusal.of(experiment, "gram", conf, "--overwrite")
        .says("--overwrite", experiment.out("run").toString(), "nothing was touched");
  }

  /** 60,000 examples of one pixel: 60 kB of data, 13 GiB of tiles. */
  @Test
  void aGramMatrixThatCannotFit() {
    int n = 60_000;
    int[] labels = new int[n];
    Arrays.setAll(labels, i -> i % 10);
    String conf = idx("images", Bytes.idx(n, 1, 1), Bytes.idxLabels(labels));
    Refusal.of(
            experiment,
            "fit",
            conf,
            set("data.test-fraction", 0),
            set("gram.tile-size", 1000),
            set("gram.storage", "memory"))
        .says(
            "the Gram matrix does not fit in memory: n = 60,000 in float64 needs 13.",
            " GiB for 1,830 tiles, the 1 executor can store ",
            "--driver-memory",
            "data.limit to at most ")
        .beforeStage("gram ");
  }

  @Test
  void aLearningCurveWithoutTestExamples() {
    refused(
        experiment.conf(
            "data.format = csv",
            "data.train = [\"" + experiment.file("a.csv", "1,2,a", "3,4,b", "5,6,a") + "\"]",
            "data.test-fraction = 0",
            "solver.learning-curve = [2]"),
        "solver.learning-curve: expected test examples to evaluate it on, found none");
  }
}
