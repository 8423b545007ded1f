package io.fastnpc.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentWatchTest {
  private static final String OPENS_THE_PORT = "fastnpc.runs";
  private static final String COMMAND_THAT_FOLLOWS = "fastnpc.next";

  private final AtomicInteger ends = new AtomicInteger();
  private final DeploymentWatch watch = new DeploymentWatch(ends::incrementAndGet);

  @AfterEach
  void forget() {
    System.clearProperty(OPENS_THE_PORT);
    System.clearProperty(COMMAND_THAT_FOLLOWS);
  }

  @Test
  void a_running_application_opens_the_port() {
    watch.happened("Module_Running");
    assertThat(System.getProperty(OPENS_THE_PORT)).isNull();
    watch.happened("Application_Running");
    assertThat(System.getProperty(OPENS_THE_PORT)).isEqualTo("true");
    assertThat(System.getProperty(COMMAND_THAT_FOLLOWS)).isEqualTo("version");
    assertThat(ends).hasValue(0);
  }

  @Test
  void a_failed_start_ends_the_process_once() {
    watch.happened("Application_Disabled");
    watch.happened("Deployment_Failed");
    assertThat(ends).hasValue(1);
    assertThat(System.getProperty(OPENS_THE_PORT)).isNull();
  }

  @Test
  void the_end_of_a_worker_is_no_failed_start() {
    watch.happened("Application_Running");
    watch.happened("Application_Disabled");
    assertThat(ends).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payara-micro.jar --port 8080 --deploy fastnpc.war --contextroot /",
        "target/payara-micro.jar --nohazelcast --deploy target/fastnpc.war",
        "/var/lib/my folder/payara-12/launch-micro.jar --port 8080 --deploy /opt/fastnpc.war",
        "fish.payara.micro.PayaraMicro --deploy fastnpc.war",
      })
  void a_process_of_payara_micro_is_known(String command) {
    assertThat(Ending.isPayaraMicro(command)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "org.apache.maven.surefire.booter.ForkedBooter /tmp/x",
        "/tmp/surefirebooter123.jar /tmp 2026 surefire",
        "com.example.Embedding --deploy fastnpc.war",
        "com.sun.enterprise.glassfish.bootstrap.ASMain -domaindir /opt/payara/domain1",
        "payara-micro.jar --help",
      })
  void a_process_of_somebody_else_is_let_alone(String command) {
    assertThat(Ending.isPayaraMicro(command)).isFalse();
  }
}
