package org.sparkntk.jobs.benchmark;

import java.util.List;

/** Work in threads of its own. */
final class Threads {
  private Threads() {}

  /** Runs all works at once and returns the seconds until the last one has ended. */
  static double seconds(List<? extends Runnable> works) {
    long start = System.nanoTime();
    List<Thread> running = works.stream().map(Thread::new).toList();
    running.forEach(Thread::start);
    running.forEach(Threads::join);
    return (System.nanoTime() - start) / 1e9;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
