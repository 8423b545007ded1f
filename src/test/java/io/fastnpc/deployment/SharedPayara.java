package io.fastnpc.deployment;

import fish.payara.arquillian.container.payara.managed.PayaraMicroContainerConfiguration;
import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import io.fastnpc.cache.redis.DocumentedPermissions;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.Folders;
import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;

/**
 * Payara Micro that stays up from the first test class to the last.
 *
 * <p>Arquillian deploys and undeploys around every class, and the plain container starts a process
 * for each; since all classes deploy the same archive, the first deployment serves them all.
 */
public final class SharedPayara extends PayaraMicroDeployableContainer {
  /** On top of those that are shipped: tests run in the server too. */
  private static final String JVM =
      " -Xmx512m -XX:-UseParallelGC -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String TEMPORARY = "target/servers/payara-tmp";

  /** The system property of the server that holds its own port, for tests that run in it. */
  public static final String PORT_PROPERTY = "fastnpc.test.port";

  /** Where the application looks for profiles of early releases, under the repository. */
  public static final String LEGACY_PROFILES = "target/servers/legacy-profiles";

  /** Where the application looks for pictures, under the repository. */
  public static final String AVATARS = "target/servers/avatars";

  /**
   * Where a frontend in development is reached, behind a proxy that calls itself by another name.
   */
  public static final String FRONTEND_ORIGIN = "http://192.168.1.5:5173";

  private static @Nullable URI address;

  private final int port = Ports.free();
  private @Nullable Archive<?> archive;
  private @Nullable ProtocolMetaData deployed;

  /** Where the application answers. @throws IllegalStateException before it is deployed */
  public static URI address() {
    if (address == null) {
      throw new IllegalStateException("no application yet: the test class must extend OverHttp");
    }
    return address;
  }

  @Override
  public void setup(PayaraMicroContainerConfiguration configuration) {
    String properties =
        environment().entrySet().stream()
            .map(variable -> "-D" + variable.getKey() + "=" + variable.getValue())
            .collect(Collectors.joining(" "));
    Folders.emptied(BuiltFile.HOME.path().resolve(TEMPORARY));
    configuration.setCmdOptions(
        "@"
            + escaped("payara/jvm.options")
            + JVM
            + "-Djava.io.tmpdir="
            + escaped(TEMPORARY)
            + " "
            + properties);
    configuration.setRandomHttpPort(false);
    configuration.setAutoBindHttp(false);
    configuration.setClusterEnabled(true); // keeps --nocluster away, which overrides --nohazelcast
    configuration.setExtraMicroOptions(
        "--nohazelcast --port "
            + port
            + " --prebootcommandfile "
            + escaped(openFromTheStart())
            + " --logtofile "
            + escaped("target/servers/payara.log"));
    super.setup(configuration);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>(Servers.postgres().environment());
    environment.putAll(leastPrivileged(Servers.redis()));
    environment.putAll(Servers.APPLICATION);
    environment.put("FASTNPC_BODY_TIMEOUT", "PT5S");
    environment.put("FASTNPC_STOP_NOTICE", "PT0S");
    environment.put(PORT_PROPERTY, Integer.toString(port));
    environment.put("FASTNPC_CHARACTERS_DIR", escaped(LEGACY_PROFILES));
    environment.put("FASTNPC_AVATARS_DIR", escaped(AVATARS));
    environment.put("FASTNPC_FRONTEND_ORIGIN", FRONTEND_ORIGIN);
    return environment;
  }

  /**
   * The shipped commands but the one that keeps the port closed: Arquillian reads the port from
   * what Payara says of itself, which leaves out those that open later.
   */
  private static String openFromTheStart() {
    String file = "target/servers/pre-boot.asadmin";
    Path home = BuiltFile.HOME.path();
    try (Stream<String> lines = Files.lines(home.resolve("payara/pre-boot.asadmin"))) {
      Files.write(
          home.resolve(file),
          lines.filter(line -> !line.endsWith(".http-listener.enabled=false")).toList());
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All features have no more of Redis than what the documents give them. */
  private static Map<String, String> leastPrivileged(RedisServer redis) {
    try (Jedis operator = new Jedis(Server.HOST, redis.port())) {
      operator.aclSetUser("worker", DocumentedPermissions.ofWorker("secret", "fastnpc:"));
    }
    Map<String, String> environment = new LinkedHashMap<>(redis.environment());
    environment.put("REDIS_USER", "worker");
    environment.put("REDIS_PASSWORD", "secret");
    return environment;
  }

  private static String escaped(String file) {
    return BuiltFile.HOME.path().resolve(file).toString().replace(" ", "\\ ");
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    if (deployed == null) {
      if (this.archive != null) {
        throw new DeploymentException("Payara has failed already; see target/servers/payara.log");
      }
      this.archive = archive;
      deployed = onLoopback(super.deploy(archive));
      address = URI.create("http://" + Server.HOST + ":" + port + "/");
      // Before a test makes another administrator: then the name would be taken.
      SignedIn.asAdministrator(address);
    }
    return deployed;
  }

  /** Payara reports the machine's public address, where it does not listen. */
  private ProtocolMetaData onLoopback(ProtocolMetaData reported) {
    HTTPContext here = new HTTPContext(Server.HOST, port);
    reported.getContexts(HTTPContext.class).stream()
        .flatMap(context -> context.getServlets().stream())
        .forEach(here::add);
    return new ProtocolMetaData().addContext(here);
  }

  @Override
  public void undeploy(Archive<?> archive) {
    // The next class uses it.
  }

  @Override
  public void stop() throws LifecycleException {
    if (archive != null) {
      List<ProcessHandle> ending = processes();
      try {
        super.undeploy(archive);
      } catch (DeploymentException failure) {
        throw new LifecycleException("cannot stop Payara Micro", failure);
      }
      ending.forEach(SharedPayara::awaitEnd);
    }
  }

  /** Ours, by its port. */
  private List<ProcessHandle> processes() {
    List<String> start = List.of("--port", Integer.toString(port));
    return ProcessHandle.current()
        .children()
        .filter(
            child ->
                Collections.indexOfSubList(
                        Arrays.asList(child.info().arguments().orElse(new String[0])), start)
                    >= 0)
        .toList();
  }

  /**
   * Arquillian only tells it to end. The next run of the tests, which may start at once, uses the
   * same folder.
   */
  private static void awaitEnd(ProcessHandle payara) {
    try {
      payara.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failure) {
      payara.destroyForcibly();
    }
  }
}
