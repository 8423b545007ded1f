package io.fastnpc.faults;

import io.fastnpc.cache.fakes.Alone;
import io.fastnpc.faults.control.DeleteAfterCommit;
import io.fastnpc.tools.servers.BuiltFile;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application with a cache that deletes after the commit, as most caches do. */
final class ControlWar {
  /** What the control uses of this test besides its own package. */
  static final Class<?>[] FAKES = {Alone.class};

  private ControlWar() {}

  /** Makes it from the built one. */
  static Path build() {
    Path war = BuiltFile.HOME.path().resolve("target/servers/control.war");
    ShrinkWrap.createFromZipFile(WebArchive.class, BuiltFile.WAR.path().toFile())
        .addPackage(DeleteAfterCommit.class.getPackage())
        .addClasses(FAKES)
        .as(ZipExporter.class)
        .exportTo(war.toFile(), true);
    return war;
  }
}
