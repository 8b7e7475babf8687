package org.sparkntk.jobs.config;

/**
 * Everything that is computed, as read from a HOCON file on top of {@code conf/defaults.conf}.
 *
 * @param mode how {@code fit} goes about it
 * @param fit what {@code fit} leaves
 * @param data where the examples are and how they are prepared
 * @param kernel which kernel
 * @param gram how the Gram matrix is cut and spread
 * @param solver how the linear system is solved
 * @param sketch the features of the sketch mode
 * @param sketchError what the {@code sketch-error} job compares
 * @param predict the saved model that the {@code predict} job uses
 * @param inputs the matrices that the {@code kernel} job reads
 * @param phaseDiagram what the {@code phase-diagram} job scans
 * @param depthAsymptotics what the {@code depth-asymptotics} job follows
 * @param compare how the {@code compare} job runs and judges its cells
 * @param tracking where runs are logged besides their own directory
 */
public record RunConfig(
    Mode mode,
    FitConfig fit,
    DataConfig data,
    KernelConfig kernel,
    GramConfig gram,
    SolverConfig solver,
    SketchConfig sketch,
    SketchErrorConfig sketchError,
    PredictConfig predict,
    InputsConfig inputs,
    PhaseDiagramConfig phaseDiagram,
    DepthAsymptoticsConfig depthAsymptotics,
    CompareConfig compare,
    TrackingConfig tracking) {}
