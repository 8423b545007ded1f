package io.fastnpc.deployment;

import io.fastnpc.tools.servers.BuiltFile;
import java.io.File;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs inside the application: fields with {@code @Inject} are filled, and the code
 * under test is called directly.
 */
@ExtendWith(ArquillianExtension.class)
public abstract class InContainer {
  /** Stay outside: tests that need no container, some with beans that are wrong on purpose. */
  private static final String LEFT_OUT =
      "^/META-INF/.*|^/io/fastnpc/(faults|tools/(browser|launcher|load|scenarios))/.*|.*xml$|.*Test(\\$.*)?\\.class$";

  /** The built WAR with the test classes added, so that one deployment serves all tests. */
  @Deployment
  public static WebArchive application() {
    File war = BuiltFile.WAR.path().toFile();
    JavaArchive tests =
        ShrinkWrap.create(JavaArchive.class, "tests.jar")
            .as(ExplodedImporter.class)
            .importDirectory(locationOf(InContainer.class), Filters.exclude(LEFT_OUT))
            .as(JavaArchive.class);
    return ShrinkWrap.createFromZipFile(WebArchive.class, war)
        .addAsLibraries(tests)
        .addAsLibraries(locationOf(Assertions.class));
  }

  private static File locationOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toFile();
  }
}
