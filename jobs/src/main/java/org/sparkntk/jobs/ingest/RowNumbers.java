package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.IntStream;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.errors.InvalidInputException;

/** The file of {@code data.split}: 0-based row numbers separated by blanks, a set on each line. */
final class RowNumbers {
  private static final int MOST_CHARACTERS_SHOWN = 20;

  private final String path;
  private final int rows;

  private RowNumbers(String path, int rows) {
    this.path = path;
    this.rows = rows;
  }

  /**
   * Reads the two sets in the order of their lines; a shuffle seed shuffles the training rows.
   *
   * @param rows how many there are to choose from
   * @throws InvalidInputException naming the file and the line, if there is no such line, or it has
   *     anything but numbers of rows that are there, each in one of the two sets and once
   */
  static Selection read(Storage storage, SourceFile file, DataConfig config, int rows)
      throws IOException {
    DataConfig.Split split = config.split().orElseThrow();
    try (BoundedLines lines = new BoundedLines(storage.open(file.path()), file.path())) {
      return new RowNumbers(file.path(), rows).select(lines, split, config);
    }
  }

  private Selection select(BoundedLines lines, DataConfig.Split split, DataConfig config)
      throws IOException {
    int last = Math.max(split.train(), split.test());
    List<String> texts = lines(lines, last);
    int[] train = numbers(texts, split.train(), "data.split.train");
    int[] test = numbers(texts, split.test(), "data.split.test");
    Set<Integer> both = new HashSet<>(IntStream.of(train).boxed().toList());
    both.retainAll(IntStream.of(test).boxed().toList());
    if (!both.isEmpty()) {
      throw InvalidInputException.at(
          path,
          "line " + split.test(),
          "no row of line " + split.train() + ", on which the training examples are",
          "row " + both.iterator().next());
    }
    return new Selection(
        config.shuffleSeed().isPresent()
            ? IntStream.of(Selection.shuffled(train.length, config.shuffleSeed().getAsLong()))
                .map(i -> train[i])
                .toArray()
            : train,
        test);
  }

  private static List<String> lines(BoundedLines lines, int last) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      Optional<String> line = lines.next();
      if (line.isEmpty()) {
        break;
      }
      texts.add(line.get());
    }
    return texts;
  }

  private int[] numbers(List<String> texts, int line, String key) {
    String place = "line " + line;
    if (line > texts.size()) {
      throw InvalidInputException.at(
          path, place, "row numbers (" + key + ")", "a file of " + texts.size() + " lines");
    }
    StringTokenizer tokens = new StringTokenizer(texts.get(line - 1));
    int[] numbers = new int[tokens.countTokens()];
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(tokens.nextToken(), place);
      if (!seen.add(numbers[i])) {
        throw InvalidInputException.at(path, place, "every row once", numbers[i] + " twice");
      }
    }
    if (numbers.length == 0) {
      throw InvalidInputException.at(path, place, "row numbers (" + key + ")", "an empty line");
    }
    return numbers;
  }

  private int number(String text, String place) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number < rows) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    String shown =
        text.length() > MOST_CHARACTERS_SHOWN
            ? text.substring(0, MOST_CHARACTERS_SHOWN) + "…"
            : text;
    throw InvalidInputException.at(
        path, place, "row numbers from 0 to " + (rows - 1), "\"" + shown + "\"");
  }
}
