package org.sparkntk.jobs.model;

/** The functions whose combination a model is. */
public sealed interface Basis permits KernelBasis, FeatureBasis {
  /** How many functions. */
  int size();

  /** What they are, with their number. */
  String describe();
}
