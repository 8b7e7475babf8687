package org.sparkntk.jobs.config;

/**
 * The {@code predict} section.
 *
 * @param model directory of the saved model, {@code <run>/model}; empty outside the predict job
 */
public record PredictConfig(String model) {}
