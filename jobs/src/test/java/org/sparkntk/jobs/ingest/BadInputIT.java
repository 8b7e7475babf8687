package org.sparkntk.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.config.DataConfig.Format;
import org.sparkntk.jobs.config.DataConfig.Standardise;
import org.sparkntk.jobs.data.ClassTargets;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.errors.InvalidInputException;

/** What the user can mend reaches the driver as one message, wherever it was found. */
final class BadInputIT {
  @TempDir private Path directory;

  private String write(String name, byte[] bytes) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, bytes);
    return file.toString();
  }

  private String write(String name, String text) throws IOException {
    return write(name, Bytes.text(text));
  }

  private static void refused(TestData data, String... parts) {
    assertThatThrownBy(() -> LocalSpark.ingest(data).readTrainAndTest())
        .isInstanceOf(InvalidInputException.class)
        .message()
        .contains(parts);
  }

  private static TestData csv() {
    return TestData.of(Format.CSV);
  }

  @Test
  void noTrainingFile() {
    refused(csv(), "data.train: expected at least one file, found none");
  }

  @Test
  void noLabelsToTrainOn() throws IOException {
    refused(
        csv().train(write("a.csv", "1,2\n")).withoutLabels(),
        "data.labels: expected present for training, found absent");
  }

  @Test
  void aMissingTestFileIsFoundBeforeTrainIsRead() throws IOException {
    String train = write("a.csv", "not,a,number\n");
    refused(
        csv().train(train).test(train + ".no"), "data.test: no such file: file:" + train + ".no");
  }

  @Test
  void anErrorInsideATaskKeepsItsMessage() throws IOException {
    String file = write("a.csv", "1,2,a\n1,x,b\n");
    assertThatThrownBy(() -> LocalSpark.ingest(csv().train(file)).readTrainAndTest())
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("file:" + file + ", line 2, column 1: expected a finite number, found \"x\"");
  }

  @Test
  void aRaggedRowOfTheSecondFile() throws IOException {
    String a = write("a.csv", "1,2,a\n");
    String b = write("b.csv", "1,2,b\n1,b\n");
    refused(csv().train(a, b), "file:" + b + ", line 2: expected 3 columns, found 2");
  }

  @Test
  void aCifarFileCutShort() throws IOException {
    String file = write("a.bin", Arrays.copyOf(Bytes.cifar10(1, 2, 3), 3 * 3073 - 1));
    refused(
        TestData.of(Format.CIFAR10_BINARY).train(file),
        "file:" + file + ", record 3: expected 3073 bytes, found 3072");
  }

  @Test
  void aCifarLabelOutOfRange() throws IOException {
    String file = write("a.bin", Bytes.cifar10(1, 10));
    refused(
        TestData.of(Format.CIFAR10_BINARY).train(file),
        "file:" + file + ", record 2: expected a label from 0 to 9, found 10");
  }

  @Test
  void idxFilesWithoutLabelFiles() throws IOException {
    String images = write("images", Bytes.idx(2, 2));
    refused(
        TestData.of(Format.IDX).train(images),
        "data.train-labels: expected one label file for each of the 1 files of data.train, found 0");
  }

  @Test
  void anotherNumberOfLabelsThanImages() throws IOException {
    String images = write("images", Bytes.idx(2, 2));
    String labels = write("labels", Bytes.idxLabels(1, 2, 3));
    refused(
        TestData.of(Format.IDX).train(images).trainLabels(labels),
        "file:" + labels + ", header: expected 2 labels, as many as examples in file:" + images,
        "found 3");
  }

  @Test
  void anIdxFileShorterThanItsHeaderSays() throws IOException {
    byte[] bytes = Bytes.idx(2, 2);
    String images = write("images", Arrays.copyOf(bytes, bytes.length - 1));
    String labels = write("labels", Bytes.idxLabels(1, 2));
    refused(
        TestData.of(Format.IDX).train(images).trainLabels(labels),
        "file:" + images + ", header: expected 16 bytes for 2 records of 2 bytes, found 15 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 9, 30, 300})
  void aGzipFileCutShort(int missing) throws IOException {
    byte[] random = new byte[2000];
    new Random(1).nextBytes(random);
    byte[] packed = Bytes.gzip(Bytes.idx(0x0802, new int[] {1000, 2}, random));
    String images = write("images.gz", Arrays.copyOf(packed, packed.length - missing));
    String labels = write("labels", Bytes.idxLabels(new int[1000]));
    refused(
        TestData.of(Format.IDX).train(images).trainLabels(labels),
        "file:" + images + ": expected a whole compressed file, found one cut short or damaged");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 1000, 2020})
  void aGzipFileWithAWrongByte(int place) throws IOException {
    byte[] random = new byte[2000];
    new Random(1).nextBytes(random);
    byte[] packed = Bytes.gzip(Bytes.idx(0x0802, new int[] {1000, 2}, random));
    packed[Math.min(place, packed.length - 6)] ^= 0x55;
    String images = write("images.gz", packed);
    String labels = write("labels", Bytes.idxLabels(new int[1000]));
    refused(TestData.of(Format.IDX).train(images).trainLabels(labels), "file:" + images);
  }

  @Test
  void aCompressedTextFileCutShort() throws IOException {
    byte[] packed = Bytes.gzip(Bytes.text("1,a\n2,b\n".repeat(1000)));
    String file = write("a.csv.gz", Arrays.copyOf(packed, packed.length - 4));
    refused(csv().train(file), "file:" + file + ": expected a whole compressed file");
  }

  @Test
  void trainAndTestOfDifferentWidth() throws IOException {
    String train = write("train.csv", "1,2,a\n3,4,b\n");
    String test = write("test.csv", "1,a\n");
    refused(
        csv().train(train).test(test),
        "file:" + test + ": expected 2 features per example as in training, found 1");
    String wide = write("test.libsvm", "1 4:1\n");
    refused(
        TestData.of(Format.LIBSVM).train(write("t.libsvm", "1 3:1\n2 1:1\n")).test(wide),
        "file:" + wide + ", line 1: expected indices up to 3");
  }

  @Test
  void trainAndTestWithOtherColumns() throws IOException {
    String train = write("train.csv", "u,v,y\n1,2,a\n3,4,b\n");
    String test = write("test.csv", "v,u,y\n1,2,a\n");
    refused(
        csv().header().train(train).test(test),
        "file:" + test + ": expected the feature columns [u, v] as in training, found [v, u]");
    refused(
        csv().header().train(train, test),
        "file:" + test + ", header: expected the feature columns [u, v] as in file:" + train);
  }

  @Test
  void oneClassOnly() throws IOException {
    refused(csv().train(write("a.csv", "1,a\n2,a\n")), "at least two classes", "only \"a\"");
    refused(
        csv().train(write("b.csv", "1,a\n2,a\n3,b\n")).limit(2),
        "at least two classes",
        "only \"a\" in the 2 examples selected",
        "data.shuffle-seed");
  }

  @Test
  void fewerExamplesThanClasses() throws IOException {
    refused(
        csv().train(write("a.csv", "1,a\n2,b\n3,c\n")).limit(2),
        "data.train: expected at least as many training examples as classes, found 2 examples of 3"
            + " classes");
  }

  @Test
  void aTestLabelNeverSeenInTraining() throws IOException {
    String test = write("test.csv", "1,a\n2,z\n");
    refused(
        csv().train(write("train.csv", "1,a\n2,b\n")).test(test),
        "file:"
            + test
            + ", example 2: expected one of the 2 classes of the training examples (a, b)",
        "found \"z\"");
  }

  @Test
  void standardisingChannelsOfATable() {
    refused(
        csv().train("never-read.csv").standardise(Standardise.CHANNEL),
        "data.standardise: expected none or feature",
        "found channel");
  }

  @Test
  void aFileThatCannotBeOpened() {
    Storage storage = new Storage(LocalSpark.session().sparkContext());
    String gone = directory.resolve("gone.csv").toString();
    assertThatThrownBy(() -> storage.open(gone))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(gone + ": cannot be opened: ");
  }

  @Test
  void predictionInputsOfAnotherWidthThanTheModel() throws IOException {
    String file = write("new.csv", "1,2,a\n");
    assertThatThrownBy(
            () ->
                LocalSpark.ingest(csv().test(file))
                    .readForPrediction(Preprocessing.none(3), new ClassTargets(List.of("a", "b"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("file:" + file + ": expected 3 features per example as in training, found 2");
  }

  @Test
  void predictionWithoutAnyFile() {
    assertThatThrownBy(
            () ->
                LocalSpark.ingest(csv())
                    .readForPrediction(Preprocessing.none(3), new ClassTargets(List.of("a", "b"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("data.test: expected a file, found none");
  }
}
