package org.sparkntk.jobs.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sparkntk.jobs.files.Json;

/** Answers like an MLflow server without experiments, and keeps what it was asked. */
public final class MlflowStub implements AutoCloseable {
  private static final String PREFIX = "/api/2.0/mlflow/";
  private static final String RUN = "{\"run_id\": \"r1\", \"experiment_id\": \"7\"}";

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final String refused;

  /**
   * A request.
   *
   * @param path behind MLflow's prefix
   */
  public record Request(String path, JsonNode body) {}

  /**
   * Starts on a free port.
   *
   * @param refused the path that is answered with an error
   */
  public MlflowStub(String refused) throws IOException {
    this.refused = refused;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(PREFIX, this::answer);
    server.start();
  }

  /** Where it is. */
  public String uri() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** The bodies of all requests to a path. */
  public List<JsonNode> bodies(String path) {
    return requests.stream().filter(r -> r.path().equals(path)).map(Request::body).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      requests.add(new Request(path, Json.tree(body.isEmpty() ? "{}" : body, path)));
      if (path.equals(refused)) {
        send(exchange, 403, "{\"error_code\": \"PERMISSION_DENIED\", \"message\": \"not you\"}");
        return;
      }
      switch (path) {
        case "experiments/get-by-name" ->
            send(exchange, 404, "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\", \"message\": \"\"}");
        case "experiments/create" -> send(exchange, 200, "{\"experiment_id\": \"7\"}");
        case "runs/create" -> send(exchange, 200, "{\"run\": {\"info\": " + RUN + "}}");
        case "runs/log-batch" -> send(exchange, 200, "{}");
        case "runs/update" -> send(exchange, 200, "{\"run_info\": " + RUN + "}");
        default -> send(exchange, 404, "{\"error_code\": \"ENDPOINT_NOT_FOUND\"}");
      }
    }
  }

  private static void send(HttpExchange exchange, int code, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
