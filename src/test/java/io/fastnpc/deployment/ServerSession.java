package io.fastnpc.deployment;

import io.fastnpc.tools.servers.Servers;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Ends the shared servers together with the test run. */
public final class ServerSession implements LauncherSessionListener {
  @Override
  public void launcherSessionClosed(LauncherSession session) {
    Servers.stopAll();
  }
}
