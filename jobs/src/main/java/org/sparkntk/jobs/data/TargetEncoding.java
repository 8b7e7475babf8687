package org.sparkntk.jobs.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.List;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * How label texts become the right-hand sides of the regression, and scores become labels again.
 * Fitted on the training labels and saved with the model; Jackson writes and reads it without loss.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClassTargets.class, name = "classification"),
  @JsonSubTypes.Type(value = RealTargets.class, name = "regression")
})
public sealed interface TargetEncoding extends Serializable permits ClassTargets, RealTargets {
  /** The number k of columns of the targets. */
  int outputs();

  /** Whether {@link #encode} accepts the label. */
  boolean accepts(String label);

  /** What a label must be, in the words of an error message. */
  String expectation();

  /**
   * The targets of labels.
   *
   * @return a new {@code n × k} matrix
   * @throws org.sparkntk.jobs.errors.InvalidInputException if a label is not {@linkplain #accepts
   *     accepted}
   */
  Matrix encode(List<String> labels);

  /**
   * The predicted labels, as text: class names or numbers.
   *
   * @param scores {@code n × k}, as predicted for encoded targets
   */
  List<String> decode(Matrix scores);
}
