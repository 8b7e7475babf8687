package org.sparkntk.jobs.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The {@code data} section: where the examples are and how they are prepared.
 *
 * @param format the file format of all files of this section
 * @param train paths or globs of the training files, on any Hadoop file system
 * @param test paths or globs of the test files; empty: a part of train is split off
 * @param trainLabels the label files that go with {@code train}, for IDX only
 * @param testLabels the label files that go with {@code test}, for IDX only
 * @param task what the labels mean
 * @param labels whether the files have labels at all ({@code predict} can do without)
 * @param header whether the first line of a CSV or TSV file names the columns
 * @param labelColumn CSV, TSV and Parquet: a column name, or a 0-based index counted from the end
 *     when negative; CIFAR-100: {@code fine} or {@code coarse}
 * @param featureColumns names (or 0-based indices) of the feature columns; empty: all but the label
 * @param dropColumns names (or 0-based indices) of columns that are no features either way
 * @param split rows of {@code train} that are the training and the test examples, in place of
 *     {@code test} and {@code testFraction}; empty: none
 * @param limit at most this many training examples, after shuffling; empty: all
 * @param testLimit at most this many test examples; empty: all
 * @param shuffleSeed seed of the shuffle of the training examples; empty: file order
 * @param testFraction share of the training examples that becomes the test set when {@code test} is
 *     empty, stratified by class, in [0, 1)
 * @param augment what is added to the training examples, after the limit
 * @param copies of every picture, itself included, at least 1
 * @param shift most pixels that a copy is moved by
 * @param augmentSeed of the copies
 * @param standardise what is shifted to mean 0 and scaled to standard deviation 1
 * @param unitNorm whether every example is scaled to Euclidean norm 1 afterwards
 */
public record DataConfig(
    Format format,
    List<String> train,
    List<String> test,
    List<String> trainLabels,
    List<String> testLabels,
    Task task,
    Labels labels,
    boolean header,
    String labelColumn,
    List<String> featureColumns,
    List<String> dropColumns,
    Optional<Split> split,
    OptionalInt limit,
    OptionalInt testLimit,
    OptionalLong shuffleSeed,
    double testFraction,
    Augment augment,
    int copies,
    int shift,
    long augmentSeed,
    Standardise standardise,
    boolean unitNorm) {

  /**
   * Rows that a text file chooses: each of its lines is a set of 0-based row numbers.
   *
   * @param file its path
   * @param train the line of the training rows, counted from 1
   * @param test the line of the test rows, another one
   */
  public record Split(String file, int train, int test) {}

  /** A file format. */
  public enum Format {
    /** CIFAR-10, binary version: 1 label byte and 3,072 pixel bytes a record. */
    CIFAR10_BINARY,
    /** CIFAR-100, binary version: coarse and fine label bytes and 3,072 pixel bytes a record. */
    CIFAR100_BINARY,
    /** IDX, the format of MNIST; {@code .gz} files are unpacked on the fly. */
    IDX,
    /** Comma-separated text. */
    CSV,
    /** Tab-separated text. */
    TSV,
    /** LIBSVM: {@code label index:value ...} with 1-based indices. */
    LIBSVM,
    /** Parquet with vector, array or scalar feature columns. */
    PARQUET
  }

  /** What the labels mean. */
  public enum Task {
    /** Class names; the targets are centred one-hot vectors. */
    CLASSIFICATION,
    /** Real numbers; the targets are standardised. */
    REGRESSION
  }

  /** Whether the files carry labels. */
  public enum Labels {
    /** Every example has a label. */
    PRESENT,
    /** No example has one. */
    ABSENT
  }

  /** What is added to the training examples. */
  public enum Augment {
    /** Nothing. */
    NONE,
    /** The mirror image of every picture. */
    MIRROR,
    /** Copies that are moved, and mirrored at random, made when they are needed. */
    CROP
  }

  /** What is shifted and scaled by statistics of the training examples. */
  public enum Standardise {
    /** Nothing. */
    NONE,
    /** Every feature by itself. */
    FEATURE,
    /** All pixels of a colour channel together. */
    CHANNEL
  }
}
