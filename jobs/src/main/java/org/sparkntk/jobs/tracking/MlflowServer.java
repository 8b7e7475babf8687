package org.sparkntk.jobs.tracking;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;
import org.sparkntk.jobs.report.RunManifest;
import org.sparkntk.jobs.report.RunSummary;

/** An MLflow server, by MLflow's own client. Nothing else names it. */
final class MlflowServer implements AutoCloseable {
  /** MLflow's limits of one request. */
  private static final int MAX_METRICS = 1000;

  private static final int MAX_PARAMS = 100;

  private final MlflowClient client;
  private final String experiment;

  /** Credentials come from where MLflow's other clients take them. */
  MlflowServer(URI uri, String experiment) {
    String token = environment("MLFLOW_TRACKING_TOKEN");
    String user = environment("MLFLOW_TRACKING_USERNAME");
    String password = environment("MLFLOW_TRACKING_PASSWORD");
    BasicMlflowHostCreds credentials =
        token.isEmpty()
            ? user.isEmpty()
                ? new BasicMlflowHostCreds(uri.toString())
                : new BasicMlflowHostCreds(uri.toString(), user, password)
            : new BasicMlflowHostCreds(uri.toString(), token);
    this.client = new MlflowClient(credentials);
    this.experiment = experiment;
  }

  private static String environment(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  /** The number of the experiment, which is made if it is not there. */
  String experiment() {
    return client
        .getExperimentByName(experiment)
        .map(found -> found.getExperimentId())
        .orElseGet(() -> client.createExperiment(experiment));
  }

  /** Makes a run of what is known of one that is done. */
  String log(RunSummary run, String name) {
    RunManifest manifest = run.manifest();
    CreateRun.Builder start =
        CreateRun.newBuilder()
            .setExperimentId(experiment())
            .setRunName(name)
            .setStartTime(manifest.started().toEpochMilli());
    MlflowRun.tags(manifest).forEach((key, value) -> start.addTags(tag(key, value)));
    String id = client.createRun(start.build()).getRunId();
    RunStatus status = RunStatus.FAILED;
    try {
      logMetrics(id, MlflowRun.points(run), manifest.ended());
      logParams(id, MlflowRun.params(manifest));
      status = RunStatus.FINISHED;
    } finally {
      client.setTerminated(id, status, manifest.ended().toEpochMilli());
    }
    return id;
  }

  private void logMetrics(String id, List<MlflowRun.Point> points, Instant when) {
    List<Metric> metrics = points.stream().map(point -> metric(point, when)).toList();
    for (int from = 0; from < metrics.size(); from += MAX_METRICS) {
      client.logBatch(id, part(metrics, from, MAX_METRICS), List.<Param>of(), List.<RunTag>of());
    }
  }

  private void logParams(String id, Map<String, String> values) {
    List<Param> params =
        values.entrySet().stream()
            .map(e -> Param.newBuilder().setKey(e.getKey()).setValue(e.getValue()).build())
            .toList();
    for (int from = 0; from < params.size(); from += MAX_PARAMS) {
      client.logBatch(id, List.<Metric>of(), part(params, from, MAX_PARAMS), List.<RunTag>of());
    }
  }

  private static <T> List<T> part(List<T> all, int from, int most) {
    return all.subList(from, Math.min(from + most, all.size()));
  }

  private static Metric metric(MlflowRun.Point point, Instant when) {
    return Metric.newBuilder()
        .setKey(point.name())
        .setValue(point.value())
        .setStep(point.step())
        .setTimestamp(when.toEpochMilli())
        .build();
  }

  private static RunTag tag(String key, String value) {
    return RunTag.newBuilder().setKey(key).setValue(value).build();
  }

  @Override
  public void close() {
    client.close();
  }
}
