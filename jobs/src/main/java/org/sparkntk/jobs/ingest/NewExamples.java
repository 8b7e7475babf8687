package org.sparkntk.jobs.ingest;

import java.util.List;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.InputFile;

/**
 * Examples to predict with a saved model.
 *
 * @param examples as wide as the model's; with labels that the model knows, or without any
 * @param files the files that were read
 */
public record NewExamples(Examples examples, List<InputFile> files) {}
