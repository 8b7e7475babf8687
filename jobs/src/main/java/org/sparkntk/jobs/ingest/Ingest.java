package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.config.DataConfig.Labels;
import org.sparkntk.jobs.config.DataConfig.Task;
import org.sparkntk.jobs.data.CopiedRowBlocks;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.TargetEncoding;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.errors.TaskErrors;

/** The data stage: files in, examples and what was fitted on them out. */
public final class Ingest {
  private final DataConfig config;
  private final int blockSize;
  private final BlockFactory factory;
  private final TaskRunner tasks;
  private final FileSets files;
  private final ExampleReader reader;

  /**
   * Reads nothing yet.
   *
   * @param blockSize rows of a block of examples
   * @param factory decides where the blocks are kept
   */
  public Ingest(SparkSession spark, DataConfig config, int blockSize, BlockFactory factory) {
    this(spark, config, blockSize, factory, spark.sparkContext().defaultParallelism());
  }

  /** The same with at most so many Spark partitions. */
  Ingest(
      SparkSession spark, DataConfig config, int blockSize, BlockFactory factory, int partitions) {
    this.config = config;
    this.blockSize = blockSize;
    this.factory = factory;
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    this.tasks = new TaskRunner(context, new Storage(spark.sparkContext()), partitions);
    this.files = new FileSets(context.hadoopConfiguration(), config);
    this.reader = reader(spark);
  }

  private ExampleReader reader(SparkSession spark) {
    return switch (config.format()) {
      case CIFAR10_BINARY, CIFAR100_BINARY -> new CifarReader(tasks, config);
      case IDX -> new IdxReader(tasks);
      case CSV, TSV -> new CsvReader(tasks, config);
      case LIBSVM -> new LibsvmReader(tasks, config);
      case PARQUET -> new ParquetReader(spark, config);
    };
  }

  /**
   * Reads, selects and splits the training and test files, and fits the preprocessing and the
   * target encoding.
   *
   * @throws InvalidInputException if the files or their labels are not as they should be
   */
  public TrainTest readTrainAndTest() {
    if (config.labels() == Labels.ABSENT) {
      throw new InvalidInputException("data.labels: expected present for training, found absent");
    }
    return TaskErrors.unwrap(this::trainAndTest);
  }

  /**
   * Reads the files of {@code data.test} for a saved model.
   *
   * @param preprocessing the model's
   * @param targets the model's
   * @throws InvalidInputException if the files are not as they should be, are not as wide as the
   *     model's inputs, or have labels that the model does not know
   */
  public NewExamples readForPrediction(Preprocessing preprocessing, TargetEncoding targets) {
    return TaskErrors.unwrap(() -> forPrediction(preprocessing.width(), targets));
  }

  private NewExamples forPrediction(int width, TargetEncoding targets) throws IOException {
    FileSet set =
        files
            .test()
            .orElseThrow(() -> new InvalidInputException("data.test: expected a file, found none"));
    try (LoadedSet loaded = read(set, OptionalInt.of(width))) {
      int[] rows = testRows(loaded);
      requireKnown(loaded.table(), rows, targets);
      Examples examples = examples(loaded, rows, blocks(loaded, rows, View.asItIs()));
      return new NewExamples(examples, Checksums.of(tasks, set.all()));
    }
  }

  private TrainTest trainAndTest() throws IOException {
    PreprocessingFit.check(config);
    FileSet trainFiles = files.train();
    Optional<SourceFile> chosen = files.split();
    Optional<FileSet> testFiles = files.test();
    try (LoadedSet train = read(trainFiles, OptionalInt.empty())) {
      if (testFiles.isEmpty()) {
        Selection selection =
            chosen.isPresent()
                ? RowNumbers.read(tasks.storage(), chosen.get(), config, train.table().rows())
                : split(train.table());
        int[] test = limitedTest(selection.test());
        return fit(train, limited(selection.train()), train, test, chosen);
      }
      OptionalInt width = OptionalInt.of(train.loading().width());
      try (LoadedSet test = read(testFiles.get(), width)) {
        train.requireSameNames(test);
        int[] rows = limited(order(train.table().rows()));
        return fit(train, rows, test, testRows(test), chosen);
      }
    }
  }

  private TrainTest fit(
      LoadedSet train,
      int[] trainRows,
      LoadedSet test,
      int[] testRows,
      Optional<SourceFile> chosen) {
    TargetEncoding targets = TargetFit.fit(config, train.table(), trainRows);
    requireKnown(test.table(), testRows, targets);
    List<View> views = View.ofTraining(config);
    JavaPairRDD<Integer, RawRows> trainBlocks = blocks(train, trainRows, views);
    Preprocessing preprocessing =
        PreprocessingFit.fit(config, trainBlocks, train.loading().width());
    Examples trainExamples =
        Augmentation.of(
            config,
            withOriginals(
                examples(train, repeated(trainRows, views.size()), trainBlocks), trainRows.length));
    Optional<Examples> testExamples =
        testRows.length == 0
            ? Optional.empty()
            : Optional.of(examples(test, testRows, blocks(test, testRows, View.asItIs())));
    List<SourceFile> read = new ArrayList<>(train.table().set().all());
    if (test != train) {
      read.addAll(test.table().set().all());
    }
    chosen.ifPresent(read::add);
    return new TrainTest(
        trainExamples, testExamples, preprocessing, targets, Checksums.of(tasks, read));
  }

  private LoadedSet read(FileSet set, OptionalInt width) throws IOException {
    Loading loading = reader.open(set, width);
    if (width.isPresent() && loading.width() != width.getAsInt()) {
      throw new InvalidInputException(
          set.first().path()
              + ": expected "
              + width.getAsInt()
              + " features per example as in training, found "
              + loading.width());
    }
    return LoadedSet.read(set, loading);
  }

  private JavaPairRDD<Integer, RawRows> blocks(LoadedSet set, int[] rows, List<View> views) {
    return set.blocks(rows, views, blockSize, tasks.partitions());
  }

  private static int[] repeated(int[] rows, int times) {
    return IntStream.range(0, Math.multiplyExact(times, rows.length))
        .map(i -> rows[i % rows.length])
        .toArray();
  }

  private static Examples withOriginals(Examples examples, int originals) {
    return examples.count() == originals
        ? examples
        : new Examples(
            new CopiedRowBlocks(examples.blocks(), originals),
            examples.labels(),
            examples.positions());
  }

  private Examples examples(LoadedSet set, int[] rows, JavaPairRDD<Integer, RawRows> blocks) {
    return new Examples(
        factory.create(blocks, rows.length, set.loading().width(), blockSize),
        set.table().labels(rows),
        rows);
  }

  private Selection split(RowTable table) {
    List<String> strata =
        config.task() == Task.CLASSIFICATION
            ? TargetFit.canonical(table.labels())
            : Collections.nCopies(table.rows(), "");
    return Selection.split(
        order(table.rows()), strata, config.testFraction(), config.shuffleSeed().orElse(0));
  }

  private int[] order(int rows) {
    return config.shuffleSeed().isPresent()
        ? Selection.shuffled(rows, config.shuffleSeed().getAsLong())
        : Selection.inOrder(rows);
  }

  private int[] limited(int[] rows) {
    return Selection.limited(rows, config.limit().orElse(Integer.MAX_VALUE));
  }

  private int[] limitedTest(int[] rows) {
    return Selection.limited(rows, config.testLimit().orElse(Integer.MAX_VALUE));
  }

  private int[] testRows(LoadedSet test) {
    return limitedTest(Selection.inOrder(test.table().rows()));
  }

  private static void requireKnown(RowTable table, int[] rows, TargetEncoding targets) {
    List<String> labels = table.labels(rows);
    Map<String, Boolean> accepted = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      if (!accepted.computeIfAbsent(labels.get(i), targets::accepts)) {
        throw table.complaint(rows[i], targets.expectation(), "\"" + labels.get(i) + "\"");
      }
    }
  }
}
