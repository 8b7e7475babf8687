package org.sparkntk.jobs.ingest;

import java.util.List;
import java.util.Optional;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.InputFile;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.TargetEncoding;

/**
 * Everything a fit starts from.
 *
 * @param train the training examples, labelled
 * @param test the test examples, labelled, if there are any
 * @param preprocessing fitted on {@code train}
 * @param targets fitted on {@code train}; accepts every label of both sets
 * @param files the files that were read
 */
public record TrainTest(
    Examples train,
    Optional<Examples> test,
    Preprocessing preprocessing,
    TargetEncoding targets,
    List<InputFile> files) {}
