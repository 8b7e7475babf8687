package org.sparkntk.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkntk.jobs.Experiment.set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.files.Json;

/** Whatever is wrong with a saved model ends as exit code 2, one message, and nothing left. */
final class BadModelJobIT {
  @TempDir private static Path trained;

  @TempDir private Path folder;
  private Path model;
  private Experiment experiment;
  private String conf;

  @BeforeAll
  static void fit() {
    Experiment training = new Experiment(trained);
    String train = training.file("a.csv", "1,2,a", "3,-4,b", "-1,1,a");
    String fit = training.conf("data.format = csv", "data.train = [\"" + train + "\"]");
    CommandLineRun run = training.run("fit", fit, "run", set("data.test-fraction", 0));
    assertThat(run.code()).as(run.err()).isZero();
  }

  @BeforeEach
  void start() {
    model = new Experiment(trained).out("run").resolve("model");
    experiment = new Experiment(folder);
    String test = experiment.file("new.csv", "1,2,a", "2,2,b");
    conf = experiment.conf("data.format = csv", "data.test = [\"" + test + "\"]");
  }

  private Refusal refused(Object directory) {
    return Refusal.of(experiment, "predict", conf, set("predict.model", directory));
  }

  /** Moves a changed copy of the model's description to where the tests look for it. */
  private void change(String from, String to) throws IOException {
    Path file = model.resolve("model.json");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Path changed = Files.createDirectories(folder.resolve("model"));
    Files.writeString(changed.resolve("model.json"), text.replace(from, to));
    Files.createDirectories(changed.resolve("examples"));
    for (String name :
        List.of("dual-coefficients.npy", "residual-products.npy", "examples/block-00000.npy")) {
      Files.copy(model.resolve(name), changed.resolve(name));
    }
  }

  @Test
  void aModelFromAnotherVersion() throws IOException {
    change("\"version\" : 4,", "\"version\" : 5,");
    refused(folder.resolve("model"))
        .says(folder.resolve("model/model.json") + ", version: expected 1 to 4 ", "found 5");
  }

  /** It has no products of the residual: everything but the certificate is there. */
  @Test
  void aModelOfTheFirstVersionIsRead() throws IOException {
    change("\"version\" : 4,", "\"version\" : 1,");
    Path file = folder.resolve("model/model.json");
    ObjectNode manifest = (ObjectNode) Results.json(file);
    manifest.remove(List.of("residual-products", "checksum", "sketch"));
    Files.writeString(file, manifest.toString());
    CommandLineRun run =
        experiment.run("predict", conf, "old", set("predict.model", folder.resolve("model")));
    assertThat(run.code()).as(run.err()).isZero();
    Row first = Results.predictions(experiment.out("old")).get(0);
    assertThat(first.isNullAt(first.fieldIndex("score-error"))).isTrue();
  }

  /** It has no checksum. */
  @Test
  void aModelOfTheSecondVersionIsRead() throws IOException {
    change("\"version\" : 4,", "\"version\" : 2,");
    Path file = folder.resolve("model/model.json");
    refused(folder.resolve("model")).says(file + ", version: expected one with checksum, found 2");
    ObjectNode manifest = (ObjectNode) Results.json(file);
    manifest.remove(List.of("checksum", "sketch"));
    Files.writeString(file, manifest.toString());
    CommandLineRun run =
        experiment.run("predict", conf, "old", set("predict.model", folder.resolve("model")));
    assertThat(run.code()).as(run.err()).isZero();
  }

  /** It has no features. */
  @Test
  void aModelOfTheThirdVersionIsRead() throws IOException {
    change("\"version\" : 4,", "\"version\" : 3,");
    Path file = folder.resolve("model/model.json");
    ObjectNode manifest = (ObjectNode) Results.json(file);
    manifest.remove("sketch");
    CRC32C crc = new CRC32C();
    crc.update(Json.text(manifest.put("checksum", "")).getBytes(UTF_8));
    manifest.put("checksum", "%08x".formatted(crc.getValue()));
    Files.writeString(file, manifest.toString());
    CommandLineRun run =
        experiment.run("predict", conf, "old", set("predict.model", folder.resolve("model")));
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void aDescriptionThatHasChanged() throws IOException {
    change("\"offset\" : [ 0.0,", "\"offset\" : [ 1.0,");
    refused(folder.resolve("model"))
        .says(folder.resolve("model/model.json") + ", checksum: expected CRC-32C ", "found ");
  }

  @Test
  void aDescriptionOfSomethingElse() throws IOException {
    change("\"spark-ntk model\"", "\"a photo model\"");
    refused(folder.resolve("model"))
        .says(
            folder.resolve("model/model.json")
                + ", format: expected spark-ntk model, found a photo model");
  }

  @Test
  void coefficientsThatHaveChanged() throws IOException {
    change("\"version\" : 4,", "\"version\" : 4,");
    Path file = folder.resolve("model/dual-coefficients.npy");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    refused(folder.resolve("model")).says(file + ", checksum: expected CRC-32C ", "found ");
  }

  @Test
  void anExampleThatHasChanged() throws IOException {
    change("\"version\" : 4,", "\"version\" : 4,");
    Path file = folder.resolve("model/examples/block-00000.npy");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    refused(folder.resolve("model")).says(file + ", checksum: expected CRC-32C ", "found ");
  }

  @Test
  void noModelAtAll() {
    refused(folder).says(folder.resolve("model.json") + ": no such file; predict.model must be");
    Refusal.of(experiment, "predict", conf)
        .says("predict.model: expected the model directory of a finished run, found nothing");
  }

  @Test
  void inputsOfAnotherWidth() {
    String wide = experiment.file("wide.csv", "1,2,3,a");
    Refusal.of(
            experiment,
            "predict",
            conf,
            set("predict.model", model),
            set("data.test", "[\"" + wide + "\"]"))
        .says("file:" + wide + ": expected 2 features per example as in training, found 3");
  }

  @Test
  void aLabelThatTheModelDoesNotKnow() {
    String strange = experiment.file("strange.csv", "1,2,a", "1,2,z");
    Refusal.of(
            experiment,
            "predict",
            conf,
            set("predict.model", model),
            set("data.test", "[\"" + strange + "\"]"))
        .says("file:" + strange + ", example 2: expected one of the 2 classes", "found \"z\"");
  }

  @Test
  void theModelIsGoodWithoutTheMistakes() {
    CommandLineRun run = experiment.run("predict", conf, "run", set("predict.model", model));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err().getBytes(UTF_8)).isEmpty();
  }
}
