package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.Folders;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.PayaraWorker.Software;
import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import io.fastnpc.tools.servers.Site;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * A worker in a folder with a name of blanks and Chinese, in a country that spells {@code i} in its
 * own way, with names and passwords that shells, Payara and MicroProfile Config read much into.
 */
class OddValuesIT {
  private static final String WORD = canPass("口令目录") ? "口令" : "word";
  private static final String ODD =
      " p${HOME}w $$ ${ENV=HOME} \\n\\ '\"#%41,:;=&?@/+`!" + WORD + "\t ";
  private static final String ROLE = "role ${HOME} \"\\" + WORD;
  private static final String DATABASE = "base ${HOME}/?&#%41'\"\\" + WORD;
  private static final String REDIS_USER = "user${HOME}'\"\\" + WORD;

  /** More than the application's own pool keeps. */
  private static final int CONNECTIONS = 5;

  private static Installation installation;

  /** Whether this process can hand such letters to another one; in a POSIX locale none can. */
  private static boolean canPass(String letters) {
    return Charset.defaultCharset().newEncoder().canEncode(letters);
  }

  @BeforeAll
  static void start() throws SQLException {
    PostgresServer postgres = Servers.postgres();
    try (Connection connection = postgres.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE ROLE %s LOGIN PASSWORD %s"
              .formatted(identifier(ROLE), "'" + ODD.replace("'", "''") + "'"));
      statement.execute(
          "CREATE DATABASE %s OWNER %s".formatted(identifier(DATABASE), identifier(ROLE)));
    }
    RedisServer redis = Servers.newRedis();
    try (Jedis operator = new Jedis(Server.HOST, redis.port())) {
      operator.aclSetUser(REDIS_USER, "on", ">" + ODD, "~*", "+@all");
    }
    installation =
        new Installation.Builder(new OddSite(), 1)
            .givenPostgres(
                Map.of(
                    "POSTGRES_HOST", Server.HOST,
                    "POSTGRES_PORT", Integer.toString(postgres.port()),
                    "POSTGRES_DB", DATABASE,
                    "POSTGRES_USER", ROLE,
                    "POSTGRES_PASSWORD", ODD))
            .givenRedis(
                Map.of(
                    "REDIS_HOST",
                    Server.HOST,
                    "REDIS_PORT",
                    Integer.toString(redis.port()),
                    "REDIS_USER",
                    REDIS_USER,
                    "REDIS_PASSWORD",
                    ODD))
            .with("FASTNPC_SECRET", ODD)
            .with("DB_POOL_MIN_CONN", Integer.toString(CONNECTIONS))
            .with("DB_POOL_MAX_CONN", "9")
            .arguments(
                List.of(
                    "--postbootcommandfile",
                    BuiltFile.HOME.path().resolve("payara/pool.asadmin").toString()))
            .with("JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR")
            .start();
  }

  private static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  /** Servers of others, and a folder of its own for the worker. */
  private static final class OddSite implements Site {
    @Override
    public PostgresServer startPostgres() {
      throw new AssertionError("it is given");
    }

    @Override
    public RedisServer startRedis() {
      throw new AssertionError("it is given");
    }

    @Override
    public PayaraWorker startWorker(
        int number, Software software, Map<String, String> environment) {
      Path folder = Path.of("target", "servers", "a ${HOME} #%41&;+' " + WORD, "w " + number);
      return PayaraWorker.start(
          "worker", software, Folders.emptied(folder), Ports.free(), environment);
    }

    @Override
    public Software software() {
      return Software.built();
    }

    @Override
    public Map<String, String> environment() {
      return Servers.APPLICATION;
    }
  }

  @Test
  void it_uses_both_servers() {
    SignedIn user = SignedIn.as("user", installation.address(0));
    assertThat(user.client().get("/api/me/settings").status()).isEqualTo(200);
    JsonNode health = RestClient.at(installation.address(0)).get("/health/ready").body();
    assertThat(health.path("status").asText()).isEqualTo("UP");
    assertThat(health.toString()).doesNotContain("refusal").contains("\"degraded\":\"false\"");
  }

  @Test
  void the_pool_of_the_server_is_used() throws SQLException {
    SignedIn.as("user", installation.address(0));
    try (Connection connection = Servers.postgres().dataSource().getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE application_name = 'fastnpc' AND datname = ?")) {
      count.setString(1, DATABASE);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        assertThat(row.getInt(1)).isBetween(CONNECTIONS, 9);
      }
    }
  }

  @Test
  void its_pages_answer() {
    RestClient stranger = RestClient.at(installation.address(0));
    assertThat(stranger.page("/login.xhtml", "tr").status()).isEqualTo(200);
    RestClient administrator = SignedIn.asAdministrator(installation.address(0)).client();
    assertThat(administrator.page("/admin/index.xhtml", "tr").text()).contains("id=\"tiles\"");
    assertThat(administrator.get("/admin/cache/stats").status()).isEqualTo(200);
  }
}
