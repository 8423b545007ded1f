package io.fastnpc.lifecycle;

import io.fastnpc.config.StopSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** Lets the process finish what it has begun when it is told to end. */
@Singleton
@Startup
@DependsOn("SettingsAtStartup")
public class StopSignal {
  private static final Logger LOG = System.getLogger(StopSignal.class.getName());

  @Inject private StopSettings settings;

  @Inject private UnderWay underWay;

  private final List<Runnable> undo = new ArrayList<>();

  @PostConstruct
  void listen() {
    Runnable stop = new Stop(settings, underWay)::run;
    try {
      for (String name : List.of("TERM", "INT")) {
        undo.add(Signals.before(name, stop));
      }
    } catch (ReflectiveOperationException unknown) {
      LOG.log(
          Level.WARNING, "This worker will not finish requests when it is told to end: " + unknown);
    }
  }

  @PreDestroy
  void forget() {
    undo.forEach(Runnable::run);
  }
}
