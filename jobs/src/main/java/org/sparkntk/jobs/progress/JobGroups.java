package org.sparkntk.jobs.progress;

/** What stages are to Spark. */
interface JobGroups {
  /** No Spark. */
  JobGroups NONE =
      new JobGroups() {
        @Override
        public void begin(String name, String description, Stage stage) {}

        @Override
        public void end() {}

        @Override
        public void close() {}
      };

  /** Names the jobs that this thread submits from now on, and reports their tasks to the stage. */
  void begin(String name, String description, Stage stage);

  /** Undoes {@link #begin}. */
  void end();

  /** Lets go of Spark. */
  void close();
}
