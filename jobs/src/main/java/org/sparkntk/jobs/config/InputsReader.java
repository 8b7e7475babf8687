package org.sparkntk.jobs.config;

/** Binds the {@code inputs} section. */
final class InputsReader {
  private InputsReader() {}

  static InputsConfig read(Section inputs) {
    return new InputsConfig(inputs.text("x"), inputs.text("z"));
  }
}
