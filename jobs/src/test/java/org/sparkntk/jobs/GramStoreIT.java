package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkntk.jobs.Experiment.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A durable Gram matrix: read where it is whole, computed where it is not, never mixed up. */
final class GramStoreIT {
  private static final String KERNEL =
      "kernel.layers = [{dense {sigma-w = 1.5}}, relu, {dense {sigma-w = 1}}]";

  @TempDir private Path folder;
  private Experiment experiment;
  private String conf;
  private Path store;

  @BeforeEach
  void start() {
    experiment = new Experiment(folder);
    store = folder.resolve("store");
    conf =
        experiment.conf(
            experiment.data(Points.random(150, 1), Points.random(40, 2)),
            KERNEL,
            "gram { tile-size = 64, store = \"" + store + "\" }",
            "solver { ridge = 1e-2, method = block-cg, block-width = 8 }");
  }

  private Path done(String job, String out, String... more) {
    CommandLineRun run = experiment.run(job, conf, out, more);
    assertThat(run.code()).as(run.err()).isZero();
    return experiment.out(out);
  }

  private void assertCounts(Path run, int read, int computed, int damaged) {
    assertThat(Results.metric(run, "gram.tiles-read")).isEqualTo(read);
    assertThat(Results.metric(run, "gram.tiles-computed")).isEqualTo(computed);
    assertThat(Results.metric(run, "gram.tiles-damaged")).isEqualTo(damaged);
  }

  /** The bytes of all files of the store by name. */
  private Map<String, String> content() throws IOException {
    Map<String, String> out = new TreeMap<>();
    for (String name : DocumentedFiles.visible(store)) {
      out.put(name, Arrays.toString(Files.readAllBytes(store.resolve(name))));
    }
    return out;
  }

  @Test
  void aFitReadsWhatAGramJobHasWritten() {
    assertCounts(done("gram", "gram"), 0, 6, 0);
    Path fit = done("fit", "fit");
    assertCounts(fit, 6, 0, 0);
    Path without = done("fit", "without", set("gram.store", "\"\""));
    assertThat(Results.coefficients(fit)).isEqualTo(Results.coefficients(without));
    Path named = done("fit", "named", set("gram.store", "\"\""), "--gram", store.toString());
    assertCounts(named, 6, 0, 0);
    assertThat(Results.coefficients(named)).isEqualTo(Results.coefficients(without));
  }

  @Test
  void aFitFillsAStoreThatIsNotThereWhereverItsTilesAre() {
    Path first = done("fit", "first", set("gram.storage", "recompute"));
    assertThat(Results.metric(first, "gram.tiles-computed")).isEqualTo(6);
    Path second = done("fit", "second", set("gram.storage", "disk"), set("gram.partitions", 1));
    assertCounts(second, 6, 0, 0);
    assertThat(Results.coefficients(second)).isEqualTo(Results.coefficients(first));
  }

  @Test
  void onlyWhatIsMissingOrDamagedIsComputedAgain() throws IOException {
    done("gram", "whole");
    Map<String, String> whole = content();
    Files.delete(store.resolve("tile-00000-00001.npy"));
    flip(store.resolve("tile-00001-00001.npy"), 300);
    flip(store.resolve("tile-00000-00002.npy"), 20);
    byte[] cut = Files.readAllBytes(store.resolve("tile-00002-00002.npy"));
    Files.write(store.resolve("tile-00002-00002.npy"), Arrays.copyOf(cut, 1000));

    CommandLineRun run = experiment.run("gram", conf, "again");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "2 tiles read, 4 computed, 3 of them in place of damaged files: "
                + "[tile-00000-00002.npy, tile-00001-00001.npy, tile-00002-00002.npy]");
    assertCounts(experiment.out("again"), 2, 4, 3);
    assertThat(content()).isEqualTo(whole);
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 4;
    Files.write(file, bytes);
  }

  @Test
  void aDataSetThatHasGrownCostsItsNewTilesOnly() throws IOException {
    done("gram", "small", set("data.limit", 128));
    Path all = done("gram", "all");
    assertCounts(all, 3, 3, 0);
    Map<String, String> grown = content();
    Path fewer = done("gram", "fewer", set("data.limit", 100));
    assertCounts(fewer, 1, 2, 0);
    assertThat(content()).as("the larger matrix stays").isEqualTo(grown);
    Path fresh = done("gram", "fresh", set("gram.store", folder.resolve("fresh")));
    assertThat(content()).isEqualTo(grown);
    assertCounts(fresh, 0, 6, 0);
  }

  @Test
  void aStoreOfAnotherMatrixIsRefusedAndLeftAlone() throws IOException {
    done("gram", "gram");
    Map<String, String> before = content();
    String file = store.resolve("gram.json").toString();
    String hashes = "[0-9a-f]{64} \\(this run\\), found [0-9a-f]{64} \\(the store\\)";
    assertRefused(
        file + ", kernel-sha256: expected " + hashes,
        "kernel.layers=[{dense {sigma-w = 2}}, relu, {dense {sigma-w = 1}}]");
    assertRefused(file + ", kernel-sha256: expected " + hashes, "kernel.precision=float32");
    assertRefused(file + ", preprocessing-sha256: expected " + hashes, "data.unit-norm=false");
    assertRefused(file + ", tile-size: expected 32 \\(this run\\), found 64", "gram.tile-size=32");
    assertRefused(
        file + ", blocks-sha256 of rows 0 to 63: expected " + hashes, "data.shuffle-seed=1");
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void aStoreOfOtherDataSmallerThanATileIsRefusedToo() throws IOException {
    done("gram", "gram", set("data.limit", 50));
    Map<String, String> before = content();
    String rows = "blocks-sha256 of rows 0 to 49: expected [0-9a-f]{64} \\(this run\\)";
    assertRefused(rows, "data.shuffle-seed=1");
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void aStoreInTheRunDirectoryIsRefusedBeforeTheWork() {
    String inside = experiment.out("refused").resolve("gram").toString();
    assertRefused(
        "gram.store: expected a directory outside of the run directory file:.*refused, found ",
        "gram.store=" + inside);
    assertThat(experiment.out("refused")).doesNotExist();
  }

  private void assertRefused(String message, String setting) {
    CommandLineRun run = experiment.run("fit", conf, "refused", "--set=" + setting);
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).containsPattern(message);
  }

  @Test
  void aDirectoryOfOtherFilesIsNoStore() throws IOException {
    Files.createDirectories(store);
    Files.writeString(store.resolve("thesis.tex"), "years of work");
    CommandLineRun run = experiment.run("gram", conf, "refused");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("expected a Gram store or an empty directory, found other");
    Files.delete(store.resolve("thesis.tex"));
    Files.writeString(
        store.resolve("gram.json"), "{\"format\": \"spark-ntk gram\", \"version\": 7}");
    run = experiment.run("gram", conf, "refused");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("gram.json, version: expected 1 ", "found 7");
  }

  @Test
  void aFullDiskIsToldAndTheStoreGoesOnWhenThereIsRoom() throws IOException {
    System.setProperty("spark.hadoop.fs.full.impl", FullDisk.class.getName());
    String full = set("gram.store", "\"full://" + store + "\"");
    try {
      FullDisk.leave(100_000);
      CommandLineRun run = experiment.run("gram", conf, "gram", full);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err().lines().reduce("", (before, line) -> line))
          .startsWith("ntk: gram failed: ")
          .contains("tile-0000")
          .endsWith("No space left on device; make room and give the command again");
      assertThat(run.err()).doesNotContain("\tat org.sparkntk.jobs.Main");
      int written = DocumentedFiles.visible(store).size() - 1;
      assertThat(written).isBetween(1, 5);
      FullDisk.leave(Long.MAX_VALUE);
      assertCounts(done("gram", "gram", full), written, 6 - written, 0);
    } finally {
      System.clearProperty("spark.hadoop.fs.full.impl");
    }
    assertThat(DocumentedFiles.visible(store)).hasSize(7);
  }
}
