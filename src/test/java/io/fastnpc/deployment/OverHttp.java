package io.fastnpc.deployment;

import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.arquillian.container.test.api.RunAsClient;

/** A test that talks to the shared application over HTTP. */
@RunAsClient
public abstract class OverHttp extends InContainer {
  /** A new user; {@code name} is only the start of the name. */
  protected static SignedIn signedIn(String name) {
    return SignedIn.as(name, SharedPayara.address());
  }

  /** The administrator. */
  protected static SignedIn signedInAdministrator() {
    return SignedIn.asAdministrator(SharedPayara.address());
  }

  /** Changes rows past the application. */
  protected static void sql(String statement) throws SQLException {
    try (Connection connection = Servers.postgres().dataSource().getConnection();
        Statement change = connection.createStatement()) {
      change.executeUpdate(statement);
    }
  }
}
