package org.sparkntk.jobs.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.config.TrackingConfig;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.Json;
import org.sparkntk.jobs.report.RunSummary;
import org.sparkntk.jobs.report.Summaries;

/** What an MLflow server is told; the real one is asked if the environment names it. */
final class TrackingTest {
  private static final RunSummary RUN = Summaries.classification(List.of("cat", "dog"));
  private static final long STARTED = RUN.manifest().started().toEpochMilli();
  private static final long ENDED = RUN.manifest().ended().toEpochMilli();

  private static Tracking tracking(String uri, Duration limit) {
    return new Tracking(new TrackingConfig(Optional.of(URI.create(uri)), "digits"), limit);
  }

  private static Tracking tracking(String uri) {
    return tracking(uri, Duration.ofSeconds(30));
  }

  /** The entries {@code {"key": ..., "value": ...}} of a field of all these bodies. */
  private static Map<String, String> entries(List<JsonNode> bodies, String field) {
    Map<String, String> entries = new TreeMap<>();
    for (JsonNode body : bodies) {
      body.path(field).forEach(e -> entries.put(e.get("key").asText(), e.get("value").asText()));
    }
    return entries;
  }

  @Test
  void aRunThatIsDoneIsMadeFilledAndEnded() throws IOException {
    try (MlflowStub server = new MlflowStub("")) {
      assertThat(tracking(server.uri()).log(RUN, "runs/a")).isEmpty();
      assertThat(server.bodies("experiments/create").get(0).get("name").asText())
          .isEqualTo("digits");
      JsonNode made = server.bodies("runs/create").get(0);
      assertThat(made.get("experiment_id").asText()).isEqualTo("7");
      assertThat(made.get("run_name").asText()).isEqualTo("runs/a");
      assertThat(made.get("start_time").asLong()).isEqualTo(STARTED);
      assertThat(entries(List.of(made), "tags"))
          .containsEntry("ntk.job", "fit")
          .containsEntry("ntk.config-sha256", "ab".repeat(32))
          .containsEntry("mlflow.source.git.commit", "0123456789abcdef0123456789abcdef01234567");
      JsonNode ended = server.bodies("runs/update").get(0);
      assertThat(ended.get("run_id").asText()).isEqualTo("r1");
      assertThat(ended.get("status").asText()).isEqualTo("FINISHED");
      assertThat(ended.get("end_time").asLong()).isEqualTo(ENDED);
    }
  }

  @Test
  void paramsAreTheKeysOfTheConfigurationWithoutItsSecrets() throws IOException {
    try (MlflowStub server = new MlflowStub("")) {
      tracking(server.uri()).log(RUN, "runs/a");
      assertThat(entries(server.bodies("runs/log-batch"), "params"))
          .isEqualTo(
              Map.of(
                  "data.format", "idx",
                  "data.limit", "8000",
                  "data.train", "[\"data/train-images.gz\",\"data/more.gz\"]",
                  "fs.s3a.access.key", "(redacted)",
                  "fs.s3a.secret.key", "(redacted)",
                  "kernel.layers", "[{\"dense\":{\"sigma-w\":1.41}},\"relu\"]",
                  "kernel.target", "ntk",
                  "solver.accept-unconverged", "false",
                  "solver.ridge", "0.001"));
    }
  }

  @Test
  void metricsAreThoseOfTheRunAndTheResidualsOfEveryPass() throws IOException {
    try (MlflowStub server = new MlflowStub("")) {
      tracking(server.uri()).log(RUN, "runs/a");
      List<JsonNode> residuals = new ArrayList<>();
      Map<String, Double> others = new TreeMap<>();
      for (JsonNode body : server.bodies("runs/log-batch")) {
        for (JsonNode metric : body.path("metrics")) {
          assertThat(metric.get("timestamp").asLong()).isEqualTo(ENDED);
          String key = metric.get("key").asText();
          if (key.equals("solve.residual")) {
            residuals.add(metric);
          } else if (!key.equals("solve.true-residual")) {
            others.put(key, metric.get("value").asDouble());
          }
        }
      }
      assertThat(others).isEqualTo(RUN.metrics().values());
      var passes = RUN.residuals().orElseThrow().passes();
      assertThat(residuals).hasSameSizeAs(passes);
      for (int i = 0; i < passes.size(); i++) {
        double largest = passes.get(i).recursive().stream().mapToDouble(x -> x).max().orElseThrow();
        assertThat(residuals.get(i).get("step").asInt()).isEqualTo(i);
        assertThat(residuals.get(i).get("value").asDouble()).isEqualTo(largest);
      }
    }
  }

  @Test
  void aRequestHasNoMoreThanTheServerTakes() throws IOException {
    RunSummary studied = Summaries.solved(2500);
    try (MlflowStub server = new MlflowStub("")) {
      assertThat(tracking(server.uri()).log(studied, "runs/a")).isEmpty();
      List<Integer> sizes =
          server.bodies("runs/log-batch").stream()
              .map(body -> body.path("metrics").size())
              .toList();
      assertThat(sizes).allMatch(size -> size <= 1000).contains(1000);
      // One a pass, and a true one every twenty.
      assertThat(sizes.stream().mapToInt(x -> x).sum()).isEqualTo(2501 + 126);
    }
  }

  @Test
  void aRefusalIsToldAndTheRunDoesNotSeemToGoOn() throws IOException {
    try (MlflowStub server = new MlflowStub("runs/log-batch")) {
      assertThat(tracking(server.uri()).log(RUN, "runs/a").orElseThrow())
          .startsWith("not tracked by MLflow at " + server.uri() + ": ")
          .contains("not you")
          .hasLineCount(1);
      assertThat(server.bodies("runs/update").get(0).get("status").asText()).isEqualTo("FAILED");
    }
  }

  @Test
  void aServerThatIsNotThereOrNeverAnswersIsTold() throws IOException {
    String uri;
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      uri = "http://localhost:" + silent.getLocalPort();
      Tracking tracking = tracking(uri, Duration.ofSeconds(1));
      assertThat(tracking.begin())
          .contains("not tracked by MLflow at " + uri + ": no answer in 1 s");
      TrackingConfig cell = new TrackingConfig(Optional.of(URI.create(uri)), "others");
      assertThat(tracking.with(cell).log(RUN, "runs/a"))
          .as("without waiting again")
          .contains("not tracked by MLflow at " + uri + ": no answer before");
    }
    assertThat(tracking(uri).begin().orElseThrow()).contains("refused").hasLineCount(1);
  }

  /** As on a cluster, where nobody has added it. */
  @Test
  void withoutTheClientTrackingIsOffOrSaysWhatIsMissing() throws Exception {
    Class<?> tracking = new WithoutMlflow().loadClass(Tracking.class.getName());
    Method of = tracking.getMethod("of", TrackingConfig.class);
    Object off = of.invoke(null, new TrackingConfig(Optional.empty(), "digits"));
    assertThat(tracking.getMethod("begin").invoke(off)).isEqualTo(Optional.empty());
    assertThat(tracking.getMethod("log", RunSummary.class, String.class).invoke(off, RUN, "runs/a"))
        .isEqualTo(Optional.empty());
    TrackingConfig on = new TrackingConfig(Optional.of(URI.create("http://localhost")), "digits");
    assertThatThrownBy(() -> of.invoke(null, on))
        .cause()
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected MLflow's Java client on the class path, found none");
  }

  /** Defines the classes of this package anew and does not find MLflow's. */
  private static final class WithoutMlflow extends ClassLoader {
    WithoutMlflow() {
      super(TrackingTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.mlflow.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(Tracking.class.getPackageName() + ".")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = Objects.requireNonNull(getParent().getResourceAsStream(file))) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void aRealServerHasWhatItWasTold() throws Exception {
    String uri = System.getenv("NTK_MLFLOW");
    assumeTrue(
        uri != null, "NTK_MLFLOW is not set to an MLflow server, such as http://localhost:5000");
    String server = Objects.requireNonNull(uri);
    String name = "runs/" + System.nanoTime();
    assertThat(tracking(server).begin()).isEmpty();
    assertThat(tracking(server).log(RUN, name)).isEmpty();
    JsonNode experiment =
        ask(server, "experiments/get-by-name?experiment_name=digits", Optional.empty());
    String id = experiment.at("/experiment/experiment_id").asText();
    String search =
        "{\"experiment_ids\": [\"%s\"], \"filter\": \"attributes.run_name = '%s'\"}"
            .formatted(id, name);
    JsonNode found = ask(server, "runs/search", Optional.of(search)).at("/runs/0");
    assertThat(found.at("/info/status").asText()).isEqualTo("FINISHED");
    assertThat(entries(List.of(found.get("data")), "params"))
        .containsEntry("solver.ridge", "0.001");
    assertThat(entries(List.of(found.get("data")), "metrics"))
        .containsKeys(RUN.metrics().values().keySet().toArray(String[]::new));
    String history = "metrics/get-history?metric_key=solve.residual&run_id=";
    JsonNode curve =
        ask(server, history + found.at("/info/run_id").asText(), Optional.empty()).get("metrics");
    assertThat(curve).hasSize(RUN.residuals().orElseThrow().passes().size());
  }

  /** Without MLflow's client. */
  private static JsonNode ask(String server, String path, Optional<String> body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/api/2.0/mlflow/" + path))
            .header("Content-Type", "application/json");
    body.ifPresent(text -> request.POST(BodyPublishers.ofString(text)));
    var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.tree(answer.body(), path);
  }
}
