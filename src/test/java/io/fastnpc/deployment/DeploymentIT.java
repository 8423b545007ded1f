package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.database.Database;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

class DeploymentIT extends InContainer {
  @SuppressWarnings("NullAway.Init")
  @Inject
  private Database database;

  @Test
  void beans_of_the_application_are_injected_into_tests() {
    assertThat(database).isNotNull();
  }
}
