package org.sparkntk.jobs.tracking;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sparkntk.jobs.config.TrackingConfig;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.report.RunSummary;

/**
 * Logs finished runs to an MLflow server, if there is one. What goes wrong there is told and does
 * not harm the run.
 */
public final class Tracking {
  /** Without it {@link MlflowServer} must not be touched. */
  private static final String CLIENT = "org.mlflow.tracking.MlflowClient";

  private final TrackingConfig config;
  private final Duration limit;

  /** Servers that have not answered in time once. */
  private final Set<URI> silent;

  private Tracking(TrackingConfig config, Duration limit, Set<URI> silent) {
    this.config = config;
    this.limit = limit;
    this.silent = silent;
  }

  Tracking(TrackingConfig config, Duration limit) {
    this(config, limit, ConcurrentHashMap.newKeySet());
  }

  /**
   * Starts tracking.
   *
   * @throws InvalidInputException if MLflow's client is needed and is not on the class path
   */
  public static Tracking of(TrackingConfig config) {
    return new Tracking(config, Duration.ofMinutes(1)).with(config);
  }

  /**
   * For a cell of a comparison: a server that has not answered one run is not waited for by others.
   *
   * @throws InvalidInputException as {@link #of}
   */
  public Tracking with(TrackingConfig other) {
    if (other.mlflow().isPresent()) {
      try {
        Class.forName(CLIENT);
      } catch (ClassNotFoundException e) {
        throw new InvalidInputException(
            "tracking.mlflow.uri: expected MLflow's Java client on the class path, found none;"
                + " add -- --packages org.mlflow:mlflow-client:VERSION, see conf/defaults.conf");
      }
    }
    return new Tracking(other, limit, silent);
  }

  /**
   * Finds the experiment, or makes it.
   *
   * @return what went wrong, in a line
   */
  public Optional<String> begin() {
    return isOff() ? Optional.empty() : within(MlflowServer::experiment);
  }

  /**
   * Logs a run that is done.
   *
   * @param name the name of the run
   * @return what went wrong, in a line
   */
  public Optional<String> log(RunSummary run, String name) {
    return isOff() ? Optional.empty() : within(server -> server.log(run, name));
  }

  private boolean isOff() {
    return config.mlflow().isEmpty();
  }

  private interface Call {
    Object of(MlflowServer server);
  }

  /** The client itself would wait for ever. */
  private Optional<String> within(Call call) {
    URI server = config.mlflow().orElseThrow();
    if (silent.contains(server)) {
      return problem("no answer before");
    }
    Callable<Object> calls =
        () -> {
          try (MlflowServer client = new MlflowServer(server, config.experiment())) {
            return call.of(client);
          }
        };
    FutureTask<Object> task = new FutureTask<>(calls);
    Thread thread = new Thread(task, "tracking");
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (TimeoutException e) {
      silent.add(server);
      return problem("no answer in " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      return problem(String.valueOf(root(e).getMessage()).lines().findFirst().orElse(""));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return problem("interrupted");
    }
  }

  private Optional<String> problem(String what) {
    return config.mlflow().map(uri -> "not tracked by MLflow at %s: %s".formatted(uri, what));
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
