package io.fastnpc.faults;

import io.fastnpc.faults.control.DeleteAfterCommit;
import io.fastnpc.tools.servers.BuiltFile;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application with a cache that deletes after the commit, as most caches do. */
final class ControlWar {
  private ControlWar() {}

  /** Makes it from the built one. */
  static Path build() {
    Path war = BuiltFile.HOME.path().resolve("target/servers/control.war");
    ShrinkWrap.createFromZipFile(WebArchive.class, BuiltFile.WAR.path().toFile())
        .addPackage(DeleteAfterCommit.class.getPackage())
        .as(ZipExporter.class)
        .exportTo(war.toFile(), true);
    return war;
  }
}
