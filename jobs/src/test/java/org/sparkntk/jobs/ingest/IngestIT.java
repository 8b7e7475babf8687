package org.sparkntk.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkntk.jobs.config.DataConfig.Augment;
import org.sparkntk.jobs.config.DataConfig.Format;
import org.sparkntk.jobs.config.DataConfig.Standardise;
import org.sparkntk.jobs.data.ByteRows;
import org.sparkntk.jobs.data.ClassTargets;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.InputFile;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.errors.InvalidInputException;

final class IngestIT {
  @TempDir private Path directory;

  private String write(String name, byte[] bytes) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, bytes);
    return file.toString();
  }

  private String write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }

  /**
   * Two features and a class of three; rows {@code from} to {@code to}, told apart by feature 0.
   */
  private static String csv(int from, int to) {
    Random random = new Random(from);
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i)
          .append(',')
          .append(random.nextGaussian())
          .append(",c")
          .append(i % 3)
          .append('\n');
    }
    return text.toString();
  }

  private TestData threeCsvFiles() throws IOException {
    write("a.csv", csv(0, 31));
    write("b.csv", csv(31, 32));
    write("c.csv", csv(32, 101));
    return TestData.of(Format.CSV).train(directory.resolve("*.csv").toString());
  }

  @Test
  void rowsKeepTheOrderOfTheirFiles() throws IOException {
    TrainTest data = LocalSpark.ingest(threeCsvFiles()).readTrainAndTest();
    List<String> expected = (csv(0, 31) + csv(31, 32) + csv(32, 101)).lines().toList();
    List<String> rows = LocalSpark.rows(data.train());
    assertThat(rows).hasSize(101);
    for (int i = 0; i < 101; i++) {
      String[] fields = expected.get(i).split(",", -1);
      assertThat(rows.get(i))
          .isEqualTo(
              "["
                  + Double.valueOf(fields[0])
                  + ", "
                  + Double.valueOf(fields[1])
                  + "] "
                  + fields[2]);
    }
    assertThat(data.test()).isEmpty();
  }

  @Test
  void nothingDependsOnTheNumberOfPartitions() throws IOException {
    TestData settings =
        threeCsvFiles().shuffleSeed(5).testFraction(0.3).standardise(Standardise.FEATURE);
    TrainTest one = LocalSpark.ingest(settings, 1).readTrainAndTest();
    for (int partitions : new int[] {2, 7}) {
      TrainTest other = LocalSpark.ingest(settings, partitions).readTrainAndTest();
      assertThat(LocalSpark.rows(other.train())).isEqualTo(LocalSpark.rows(one.train()));
      assertThat(LocalSpark.rows(other.test().orElseThrow()))
          .isEqualTo(LocalSpark.rows(one.test().orElseThrow()));
      assertThat(other.preprocessing()).isEqualTo(one.preprocessing());
      assertThat(other.targets()).isEqualTo(one.targets());
      assertThat(other.files()).isEqualTo(one.files());
    }
  }

  @Test
  void aSeedShufflesTheTrainingRowsBeforeTheLimit() throws IOException {
    List<String> inOrder =
        LocalSpark.rows(LocalSpark.ingest(threeCsvFiles()).readTrainAndTest().train());
    List<String> shuffled =
        LocalSpark.rows(
            LocalSpark.ingest(threeCsvFiles().shuffleSeed(1)).readTrainAndTest().train());
    List<String> limited =
        LocalSpark.rows(
            LocalSpark.ingest(threeCsvFiles().shuffleSeed(1).limit(20)).readTrainAndTest().train());
    assertThat(shuffled).isNotEqualTo(inOrder).containsExactlyInAnyOrderElementsOf(inOrder);
    assertThat(limited).isEqualTo(shuffled.subList(0, 20));
  }

  @Test
  void theSplitTakesItsShareOfEveryClass() throws IOException {
    TrainTest data =
        LocalSpark.ingest(threeCsvFiles().testFraction(0.25).limit(60).testLimit(24))
            .readTrainAndTest();
    List<String> test = data.test().orElseThrow().labels();
    assertThat(test).hasSize(24);
    assertThat(test.stream().filter(Predicate.isEqual("c0")).count()).isBetween(7L, 9L);
    assertThat(data.train().count()).isEqualTo(60);
    List<String> both = new ArrayList<>(LocalSpark.rows(data.train()));
    both.addAll(LocalSpark.rows(data.test().orElseThrow()));
    assertThat(new HashSet<>(both)).hasSize(84);
  }

  @Test
  void aSplitFileChoosesRowsByNumber() throws IOException {
    TestData data = threeCsvFiles();
    List<String> all = LocalSpark.rows(LocalSpark.ingest(data).readTrainAndTest().train());
    String split = write("split.dat", "1 2 3\n100 31 7\t30 \r\n\n5 0\n");
    TrainTest read = LocalSpark.ingest(data.split(split, 2, 4)).readTrainAndTest();
    assertThat(LocalSpark.rows(read.train()))
        .containsExactly(all.get(100), all.get(31), all.get(7), all.get(30));
    assertThat(LocalSpark.rows(read.test().orElseThrow())).containsExactly(all.get(5), all.get(0));
    assertThat(read.test().orElseThrow().positions()).containsExactly(5, 0);
    assertThat(read.files()).extracting(InputFile::path).last().asString().endsWith("split.dat");
    assertThat(LocalSpark.rows(LocalSpark.ingest(data.shuffleSeed(1)).readTrainAndTest().train()))
        .isNotEqualTo(LocalSpark.rows(read.train()))
        .containsExactlyInAnyOrderElementsOf(LocalSpark.rows(read.train()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2;3 101  | line 2: expected row numbers from 0 to 100, found \"101\"",
        "1 -2;3     | line 1: expected row numbers from 0 to 100, found \"-2\"",
        "1 2;x      | line 2: expected row numbers from 0 to 100, found \"x\"",
        "1 2 1;3    | line 1: expected every row once, found 1 twice",
        "1 2;3 2    | line 2: expected no row of line 1, on which the training examples are, found"
            + " row 2",
        "1 2        | line 2: expected row numbers (data.split.test), found a file of 1 lines",
        ";3         | line 1: expected row numbers (data.split.train), found an empty line",
      })
  void aSplitFileThatIsWrongIsRefused(String lines, String message) throws IOException {
    String split = write("split.dat", lines.replace(';', '\n'));
    assertThatThrownBy(
            () -> LocalSpark.ingest(threeCsvFiles().split(split, 1, 2)).readTrainAndTest())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith("split.dat, " + message);
  }

  @Test
  void theStatisticsAreThoseOfTheTrainingRowsAlone() throws IOException {
    String train = write("train.csv", "1,a\n3,b\n");
    String test = write("test.csv", "100,a\n200,b\n300,b\n");
    TrainTest data =
        LocalSpark.ingest(
                TestData.of(Format.CSV).train(train).test(test).standardise(Standardise.FEATURE))
            .readTrainAndTest();
    assertThat(data.preprocessing())
        .isEqualTo(new Preprocessing(1, new double[] {2}, new double[] {1}, false));
    assertThat(LocalSpark.rows(data.test().orElseThrow()))
        .containsExactly("[100.0] a", "[200.0] b", "[300.0] b");
  }

  @Test
  void regressionSplitsAtRandomAndStandardises() throws IOException {
    String file = write("r.csv", "1,10\n2,20\n3,30\n4,40\n");
    TrainTest data =
        LocalSpark.ingest(TestData.of(Format.CSV).train(file).regression().testFraction(0.5))
            .readTrainAndTest();
    assertThat(data.train().count()).isEqualTo(2);
    assertThat(data.targets().encode(data.train().labels()).data())
        .containsExactly(new double[] {-1, 1}, within(1e-15));
  }

  @Test
  void cifarImagesStayBytesAcrossFilesAndRanges() throws IOException {
    int[] labels = IntStream.range(0, 1500).map(i -> i % 10).toArray();
    String first = write("data_batch_1.bin", Bytes.cifar10(labels));
    String second = write("data_batch_2.bin", Bytes.cifar10(9, 8));
    TrainTest data =
        LocalSpark.ingest(
                TestData.of(Format.CIFAR10_BINARY)
                    .train(first, second)
                    .standardise(Standardise.CHANNEL))
            .readTrainAndTest();
    assertThat(data.train().count()).isEqualTo(1502);
    assertThat(data.train().blocks().block(200)).isInstanceOf(ByteRows.class);
    double[] row = new double[3072];
    data.train().blocks().block(200).copyRow(6, row, 0); // row 1406, in the second range
    assertThat(row[0]).isEqualTo(1406 % 251);
    assertThat(data.train().labels().subList(1498, 1502)).containsExactly("8", "9", "9", "8");
    assertThat(data.preprocessing().offset()[1023]).isEqualTo(data.preprocessing().offset()[0]);
    assertThat(data.preprocessing().offset()[1024]).isNotEqualTo(data.preprocessing().offset()[0]);
  }

  @Test
  void mirrorImagesFollowThePicturesThatTheyMirrorWithTheirLabels() throws IOException {
    String file = write("data_batch_1.bin", Bytes.cifar10(5, 6, 5));
    TestData data =
        TestData.of(Format.CIFAR10_BINARY).train(file).limit(2).test(file).augment(Augment.MIRROR);
    TrainTest read = LocalSpark.ingest(data).readTrainAndTest();

    assertThat(read.train().labels()).containsExactly("5", "6", "5", "6");
    assertThat(read.train().positions()).containsExactly(0, 1, 0, 1);
    assertThat(read.train().blocks().originals()).isEqualTo(2);
    assertThat(read.test().orElseThrow().labels()).containsExactly("5", "6", "5");
    for (int picture = 0; picture < 2; picture++) {
      double[] row = row(read.train(), picture);
      double[] mirrored = row(read.train(), 2 + picture);
      for (int pixel = 0; pixel < 3072; pixel++) {
        assertThat(mirrored[pixel]).isEqualTo(row[pixel - pixel % 32 + 31 - pixel % 32]);
      }
    }
  }

  private static double[] row(Examples examples, int row) {
    double[] out = new double[examples.blocks().width()];
    int size = examples.blocks().blockSize();
    examples.blocks().block(row / size).copyRow(row % size, out, 0);
    return out;
  }

  @Test
  void onlyPicturesOfObjectsAreMirrored() throws IOException {
    String file = write("r.csv", "1,a\n2,b\n3,a\n4,b\n");
    assertThatThrownBy(
            () ->
                LocalSpark.ingest(TestData.of(Format.CSV).train(file).augment(Augment.MIRROR))
                    .readTrainAndTest())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("data.augment: expected none")
        .hasMessageEndingWith("found mirror");
  }

  @Test
  void idxReadsTheSameFromPlainAndCompressedFiles() throws IOException {
    int n = 4100; // more than one range
    byte[] images = Bytes.idx(n, 2, 1);
    byte[] labels = Bytes.idxLabels(IntStream.range(0, n).map(i -> i % 10).toArray());
    TestData plain =
        TestData.of(Format.IDX)
            .train(write("images", images))
            .trainLabels(write("labels.gz", Bytes.gzip(labels)));
    TestData packed =
        TestData.of(Format.IDX)
            .train(write("images.gz", Bytes.gzip(images)))
            .trainLabels(write("labels", labels));
    List<String> rows = LocalSpark.rows(LocalSpark.ingest(plain).readTrainAndTest().train());
    assertThat(rows).hasSize(n);
    assertThat(rows.get(4099))
        .isEqualTo("[" + 8198 % 256 + ".0, " + 8199 % 256 + ".0] " + 4099 % 10);
    assertThat(LocalSpark.rows(LocalSpark.ingest(packed).readTrainAndTest().train()))
        .isEqualTo(rows);
  }

  @Test
  void textFormatsMayBeCompressed() throws IOException {
    String file = write("a.csv.gz", Bytes.gzip(Bytes.text("1,a\n2,b\n")));
    assertThat(
            LocalSpark.rows(
                LocalSpark.ingest(TestData.of(Format.CSV).train(file)).readTrainAndTest().train()))
        .containsExactly("[1.0] a", "[2.0] b");
  }

  @Test
  void libsvmTestFilesMayStayBelowTheWidthOfTrain() throws IOException {
    String train = write("train", "1 1:1 3:2\n-1 2:5\n");
    String test = write("test", "-1.0 1:4\n");
    TrainTest data =
        LocalSpark.ingest(TestData.of(Format.LIBSVM).train(train).test(test)).readTrainAndTest();
    assertThat(LocalSpark.rows(data.train()))
        .containsExactly("[1.0, 0.0, 2.0] 1", "[0.0, 5.0, 0.0] -1");
    assertThat(LocalSpark.rows(data.test().orElseThrow())).containsExactly("[4.0, 0.0, 0.0] -1.0");
    assertThat(data.targets()).isEqualTo(new ClassTargets(List.of("-1", "1")));
  }

  @Test
  void predictionInputsNeedNoLabels() throws IOException {
    String file = write("new.csv", "1,2\n3,4\n");
    NewExamples data =
        LocalSpark.ingest(TestData.of(Format.CSV).test(file).withoutLabels())
            .readForPrediction(Preprocessing.none(2), new ClassTargets(List.of("a", "b")));
    assertThat(LocalSpark.rows(data.examples())).containsExactly("[1.0, 2.0]", "[3.0, 4.0]");
    assertThat(data.files()).hasSize(1);
  }

  @Test
  void everyFileIsFingerprinted() throws IOException {
    String train = write("train.csv", "1,a\n2,b\n");
    String test = write("test.csv", "3,a\n");
    TrainTest data =
        LocalSpark.ingest(TestData.of(Format.CSV).train(train).test(test)).readTrainAndTest();
    assertThat(data.files())
        .containsExactly(
            new InputFile(
                "file:" + train,
                8,
                "07db83519611422325223f749e77a8dd9f6308e8f1840443d53b94ca61daaad0"),
            new InputFile(
                "file:" + test,
                4,
                "eaa66fa61589aae029bf2a7be86c378bde91ae5b9557292efeaedbbbb84b2bfa"));
  }

  @Test
  void aFileThatIsNotPackedAsItsNameSaysIsRefused() throws IOException {
    for (String name : List.of("a.csv.bz2", "a.csv.gz")) {
      String file = write(name, "1,a\n2,b\n");
      assertThatThrownBy(
              () -> LocalSpark.ingest(TestData.of(Format.CSV).train(file)).readTrainAndTest())
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(
              file + ": expected a whole compressed file, found one cut short or damaged (");
    }
  }
}
