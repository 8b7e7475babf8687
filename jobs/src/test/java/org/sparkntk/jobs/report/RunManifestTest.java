package org.sparkntk.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.files.Json;

final class RunManifestTest {
  @Test
  void manifestSaysWhereResultsComeFrom() {
    JsonNode run = Json.tree(Summaries.manifest("fit").json(), "run.json");
    assertThat(run.get("job").asText()).isEqualTo("fit");
    assertThat(run.get("seconds").asDouble()).isEqualTo(50.3);
    assertThat(run.get("started").asText()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(run.at("/build/commit").asText()).hasSize(40);
    assertThat(run.at("/software/native-library").asText()).isEqualTo("libopenblas.so.0");
    assertThat(run.at("/machine/memory-mib").asInt()).isEqualTo(4096);
    assertThat(run.at("/config/solver/ridge").asDouble()).isEqualTo(0.001);
    assertThat(run.get("config-sha256").asText()).hasSize(64);
    assertThat(run.at("/inputs/0/bytes").asLong()).isEqualTo(9_912_422);
  }

  @Test
  void secretsAreReplacedHoweverTheyAreSpelled() {
    String json = Summaries.manifest("fit").json();
    assertThat(json).doesNotContain("AKIA123").doesNotContain("hunter2");
    JsonNode run = Json.tree(json, "run.json");
    assertThat(run.at("/config/fs/s3a/access/key").asText()).isEqualTo("(redacted)");
    assertThat(run.at("/config/fs/s3a/secret.key").asText()).isEqualTo("(redacted)");
    assertThat(run.at("/inputs/0/path").asText()).isEqualTo("s3a://(redacted)@bucket/train.gz");

    for (String key : new String[] {"dbPassword", "TOKEN", "credentials", "accessKey", "api-key"}) {
      JsonNode tree = Json.tree("{\"a\": {\"" + key + "\": [\"x\"], \"keys\": 1}}", "test");
      assertThat(Redaction.tree(tree).toString())
          .isEqualTo("{\"a\":{\"" + key + "\":\"(redacted)\",\"keys\":1}}");
    }
  }

  @Test
  void buildIsKnown() {
    BuildInfo build = BuildInfo.current();
    assertThat(build.commit()).matches("[0-9a-f]{40}(-dirty-[0-9a-f]{12})?|unknown-[0-9a-f]{12}");
    assertThat(build.version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }

  @Test
  void metricsAreFlatAndSortedAndHaveNoNaN() {
    Metrics metrics = new Metrics();
    metrics.put("train.count", 8000);
    metrics.put("test.accuracy", 0.9765);
    metrics.put("solve.true-relative-residual", Double.NaN);
    assertThat(metrics.json())
        .isEqualTo(
            """
            {
              "solve.true-relative-residual" : null,
              "test.accuracy" : 0.9765,
              "train.count" : 8000
            }
            """);
    assertThat(metrics.values().keySet())
        .containsExactly("train.count", "test.accuracy", "solve.true-relative-residual");
  }

  @Test
  void metricNamesAreCheckedAndTakenOnce() {
    Metrics metrics = new Metrics();
    metrics.put("test.r2", 1);
    assertThatThrownBy(() -> metrics.put("test.r2", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("metric test.r2 is there already");
    assertThatThrownBy(() -> metrics.put("Test Accuracy", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 'Test Accuracy'");
  }
}
