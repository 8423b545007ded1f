package io.fastnpc.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.database.BigTables;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that are larger than a worker's heap, on servers of its own. */
class LongListsIT {
  private static final Logger LOG = System.getLogger(LongListsIT.class.getName());

  private static final int CHARACTERS = 50_000;
  private static final int MESSAGES = 200_000;
  private static final int READERS = 100;
  private static final String LIST = "/api/characters";
  private static final String MESSAGES_OF_FIRST = "/api/chat/character%201/messages";

  private static Installation installation;
  private static SignedIn owner;
  private static RestClient administrator;

  @BeforeAll
  static void start() throws SQLException {
    installation =
        Installation.ofWorkers(1)
            .jvmOptions(
                List.of(
                    "-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")) // half the start
            .start();
    administrator = SignedIn.asAdministrator(installation.address(0)).client();
    owner = SignedIn.as("owner", installation.address(0));
    try (Connection connection = installation.postgres().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      BigTables.fill(statement, owner.id(), CHARACTERS, MESSAGES);
    }
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void a_list_larger_than_a_cached_value_is_complete_and_counted() {
    long before = oversized();
    for (String list : List.of(LIST + "?after_id=0", "/admin/characters", owned("characters"))) {
      assertThat(of(list).get(list).body().path("items")).as(list).hasSize(CHARACTERS);
    }
    List<String> names = roles(owner.client().get(LIST).body());
    assertThat(names).hasSize(CHARACTERS).doesNotHaveDuplicates();
    assertThat(names.get(0)).isEqualTo("character " + CHARACTERS);
    assertThat(oversized()).isGreaterThan(before);
  }

  private static RestClient of(String path) {
    return path.startsWith("/admin") ? administrator : owner.client();
  }

  private static String owned(String what) {
    return "/admin/users/" + owner.id() + "/" + what;
  }

  private static long oversized() {
    JsonNode stats = administrator.get("/admin/cache/stats").body();
    return stats.at("/caches/char_list/oversized").asLong();
  }

  private static List<String> roles(JsonNode list) {
    return StreamSupport.stream(list.path("items").spliterator(), false)
        .map(item -> item.path("role").asText())
        .toList();
  }

  @Test
  void pages_by_change_follow_one_another() {
    List<String> walked = new ArrayList<>();
    String place = "";
    for (int page = 0; page < 3; page++) {
      JsonNode items = owner.client().get(LIST + "?limit=1000" + place).body().path("items");
      items.forEach(item -> walked.add(item.path("role").asText()));
      JsonNode last = items.get(items.size() - 1);
      String id = last.path("path").asText().replaceAll("\\D", "");
      place = "&before=" + last.path("updated_at").asLong() + "," + id;
    }
    assertThat(walked)
        .isEqualTo(
            Stream.iterate(CHARACTERS, n -> n - 1).limit(3000).map(n -> "character " + n).toList());
  }

  @Test
  void messages_are_200_where_no_limit_is_given_and_pages_where_one_is() {
    long first = owner.client().get(LIST + "/character%201/id").body().path("id").asLong();
    String administered = owned("characters/" + first + "/messages");
    for (String path : List.of(MESSAGES_OF_FIRST, administered)) {
      JsonNode usual = of(path).get(path).body().path("messages");
      assertThat(usual).as(path).hasSize(200);
      String next = path + "?limit=1000&after_id=" + usual.get(199).path("id").asLong();
      JsonNode page = of(path).get(next).body().path("messages");
      assertThat(page).hasSize(1000);
      assertThat(page.get(0).path("created_at").asLong()).isEqualTo(201);
    }
  }

  @Test
  void users_are_found_by_the_beginning_of_the_name_or_by_id() {
    String name = owner.username();
    assertThat(found(name.substring(0, name.length() - 1))).containsExactly(name);
    assertThat(found(Integer.toString(owner.id()))).contains(name);
    assertThat(found("nobody is called so")).isEmpty();
    assertThat(found("%")).isEmpty();
    assertThat(administrator.get("/admin/users?limit=1&after_id=1").body().path("items"))
        .hasSize(1);
  }

  private static List<String> found(String typed) {
    JsonNode answer = administrator.get("/admin/users?q=" + RestClient.encoded(typed)).body();
    return StreamSupport.stream(answer.path("items").spliterator(), false)
        .map(item -> item.path("username").asText())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/characters?limit=0, limit 必须在1-1000之间",
    "/api/characters?limit=1001, limit 必须在1-1000之间",
    "/api/characters?limit=many, 参数 limit 必须是整数",
    "/api/characters?limit=, 参数 limit 必须是整数",
    "/api/characters?after_id=-1, after_id 不能小于0",
    "/api/characters?before=yesterday, 'before 必须形如 1700000000,42'",
    "'/api/characters?after_id=1&before=1,1', after_id 与 before 不能同时使用",
    "/admin/users?limit=0, limit 必须在1-1000之间",
    "/admin/characters?before=1, 'before 必须形如 1700000000,42'",
    "/admin/users/1/characters?limit=x, 参数 limit 必须是整数",
    "/admin/users/1/characters/1/messages?after_id=-2, after_id 不能小于0"
  })
  void bad_parameters_are_refused_with_a_sentence(String path, String sentence) {
    Answer answer = of(path).get(path);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("error").asText()).isEqualTo(sentence);
  }

  @Test
  void a_hundred_readers_of_a_long_list_get_all_of_it_or_are_told_to_come_back() throws Exception {
    RestClient other = SignedIn.as("other", installation.address(0)).client();
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try {
      Callable<Answer> read = () -> owner.client().get(LIST);
      List<Future<Answer>> answers =
          Stream.generate(() -> readers.submit(read)).limit(READERS).toList();
      long longest = 0;
      while (!answers.stream().allMatch(Future::isDone)) {
        long begin = System.nanoTime();
        assertThat(other.get("/api/me/settings").status()).isEqualTo(200);
        longest = Math.max(longest, System.nanoTime() - begin);
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        statuses.add(checked(answer.get()));
      }
      LOG.log(
          Level.INFO,
          "{0} readers of {1} characters: {2} were served, another user waited {3} ms at most",
          READERS,
          CHARACTERS,
          statuses.stream().filter(status -> status == 200).count(),
          TimeUnit.NANOSECONDS.toMillis(longest));
      assertThat(Set.copyOf(statuses)).contains(200).isSubsetOf(200, 503);
    } finally {
      readers.shutdownNow();
    }
    JsonNode worker = administrator.get("/admin/cache/overview").body().at("/workers/0");
    LOG.log(Level.INFO, "The worker afterwards: {0}", worker);
    assertThat(owner.client().get(LIST).status()).isEqualTo(200);
  }

  private static int checked(Answer answer) {
    if (answer.status() == 200) {
      assertThat(answer.body().path("items")).hasSize(CHARACTERS);
    } else {
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body().path("error").asText()).isEqualTo(Page.TOO_MANY);
    }
    return answer.status();
  }

  @Test
  void an_answer_that_is_never_sent_takes_nobodys_turn() {
    for (int time = 0; time < 10; time++) {
      owner.client().send("HEAD", LIST, BodyPublishers.noBody());
    }
    assertThat(owner.client().get(LIST).status()).isEqualTo(200);
  }

  @Test
  void a_list_that_cannot_be_finished_is_a_broken_body() throws Exception {
    URI worker = installation.address(0);
    try (Connection connection = installation.postgres().dataSource().getConnection();
        Statement statement = connection.createStatement();
        Socket socket = new Socket(worker.getHost(), worker.getPort())) {
      socket.setReceiveBufferSize(4096); // so that most of it is still to be read
      String request =
          Stream.of(
                  "GET " + LIST + " HTTP/1.1",
                  "Host: x",
                  "Cookie: " + owner.client().cookie(),
                  "Connection: close")
              .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      String begin = new String(socket.getInputStream().readNBytes(1000), StandardCharsets.UTF_8);
      assertThat(begin).startsWith("HTTP/1.1 200").contains("{\"items\":[{");
      statement.execute("ALTER TABLE characters RENAME TO away");
      try {
        assertThat(rest(socket)).doesNotContain("]}");
      } finally {
        statement.execute("ALTER TABLE away RENAME TO characters");
      }
    }
    assertThat(owner.client().get(LIST).status()).isEqualTo(200);
  }

  /** What comes until the connection ends, in whatever way. */
  private static String rest(Socket socket) {
    StringBuilder rest = new StringBuilder();
    byte[] some = new byte[8192];
    try {
      InputStream in = socket.getInputStream();
      for (int length = in.read(some); length >= 0; length = in.read(some)) {
        rest.append(new String(some, 0, length, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException reset) {
      rest.append("(reset)");
    }
    return rest.toString();
  }
}
